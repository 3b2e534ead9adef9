"""What people do with formal advice: asking, working in the room, adopting, replying."""
