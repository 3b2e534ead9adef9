"""The six rungs of the participation ladder, in code because promises hang on them (000:240-248)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rung(models.IntegerChoices):
    INFORM = 1, _("inform")
    CONSULT = 2, _("consult")
    ADVISE = 3, _("advise")
    COPRODUCE = 4, _("co-produce")
    CODECIDE = 5, _("decide together")
    SELF_GOVERN = 6, _("self-government")


# What a participant does, for beside the glyph.
YOU = {
    Rung.INFORM: _("You are informed"),
    Rung.CONSULT: _("You give your opinion"),
    Rung.ADVISE: _("You give advice"),
    Rung.COPRODUCE: _("You make the plan with us"),
    Rung.CODECIDE: _("You decide with us"),
    Rung.SELF_GOVERN: _("You decide yourself"),
}

PARTICIPANT = {
    Rung.INFORM: _("You read what is going on. You can ask us about it."),
    Rung.CONSULT: _("You tell us what you think. Your opinion is not binding."),
    Rung.ADVISE: _("You bring ideas and give advice. You talk it over with others."),
    Rung.COPRODUCE: _("You help to choose the subjects and the direction."),
    Rung.CODECIDE: _("You are our partner. We take the decision together."),
    Rung.SELF_GOVERN: _("You choose and you take the initiative. You do it yourself."),
}

MUNICIPALITY = {
    Rung.INFORM: _("We tell you what we decide, and why."),
    Rung.CONSULT: _("We choose the questions and listen to you. You hear what we do with it."),
    Rung.ADVISE: _("We give room for problems and solutions. We may deviate, but then we say why."),
    Rung.COPRODUCE: _("We make the plan with you. We keep to what comes out of it."),
    Rung.CODECIDE: _("We set the subjects with you and we decide with you."),
    Rung.SELF_GOVERN: _("We set a wide frame and leave the choices to you. We help when you ask."),
}
