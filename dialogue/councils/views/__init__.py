"""Pages of formal advice: public, the closed room, asking, replying."""
