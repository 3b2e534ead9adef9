"""A body at work, for the matrix: one advice in each state that has addresses of its own."""

from tests.factories.councils import (
    AdviceFactory,
    AdviceRequestFactory,
    BodyFactory,
    MembershipFactory,
    MinorityViewFactory,
    PaperFactory,
    RecommendationFactory,
    RequestQuestionFactory,
    SlideFactory,
)


def make_council(owner):
    """(the account of the chair, keys of things that addresses name)."""
    body = BodyFactory(slug="raad")
    chair = MembershipFactory(body=body, role="chair")
    asked = AdviceRequestFactory(owner=owner, bodies=[body])
    draft = AdviceRequestFactory(owner=owner, draft=True)
    room = AdviceFactory(body=body, request=asked)
    signed = AdviceFactory(signed=True, request=AdviceRequestFactory(owner=owner))
    public = AdviceFactory(published=True)
    return chair.user, {
        "asked": draft.pk,
        "asked_paper": PaperFactory(request=draft).pk,
        "asked_question": RequestQuestionFactory(request=draft).pk,
        "council": room.pk,
        "council_paper": SlideFactory(paper__request=asked).paper.pk,
        "council_question": RequestQuestionFactory(request=asked).pk,
        "council_point": RecommendationFactory(advice=room).pk,
        "council_view": MinorityViewFactory(advice=room).pk,
        "signed": signed.pk,
        "signed_point": RecommendationFactory(advice=signed).pk,
        "public_advice": public.pk,
        "asked_of_two": AdviceFactory(published=True, request=public.request).request_id,
        "public_paper": PaperFactory(request=public.request).pk,
    }
