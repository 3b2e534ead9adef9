import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('dialogue', '0007_outcomes_and_promises'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AdviceRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=20, unique=True, verbose_name='number')),
                ('subject', models.CharField(max_length=160, verbose_name='subject')),
                ('explanation', models.TextField(max_length=4000, verbose_name='what it is about')),
                ('stage', models.CharField(choices=[('early', 'early'), ('concept', 'draft text'), ('final', 'final')], max_length=10, verbose_name='stage')),
                ('report_planned_on', models.DateField(blank=True, null=True, verbose_name='report planned on')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('open', 'open'), ('closed', 'closed'), ('withdrawn', 'withdrawn')], default='draft', max_length=12, verbose_name='state')),
                ('opened_at', models.DateTimeField(blank=True, null=True, verbose_name='asked at')),
                ('deadline_at', models.DateTimeField(blank=True, null=True, verbose_name='advice at the latest')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='advice_requests', to=settings.AUTH_USER_MODEL, verbose_name='asked by')),
                ('report', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='advice_requests', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='report')),
            ],
            options={
                'verbose_name': 'request for advice',
                'verbose_name_plural': 'requests for advice',
                'ordering': ['-opened_at', '-pk'],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'withdrawn']), models.Q(('deadline_at__isnull', False), ('opened_at__isnull', False)), _connector='OR'), name='advice_request_that_is_open_has_an_end'),
                    models.CheckConstraint(condition=models.Q(('opened_at', None), ('opened_at__lt', models.F('deadline_at')), _connector='OR'), name='advice_request_opens_before_it_ends', violation_error_message='A deadline lies after the opening.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Advice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(max_length=160, verbose_name='subject')),
                ('summary', models.TextField(blank=True, max_length=4000, verbose_name='the advice in short')),
                ('summary_version', models.PositiveIntegerField(default=1)),
                ('state', models.CharField(choices=[('writing', 'being written'), ('adopted', 'adopted'), ('signed', 'signed'), ('published', 'published with the reply'), ('withdrawn', 'withdrawn')], default='writing', max_length=12, verbose_name='state')),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='started at')),
                ('adopted_at', models.DateTimeField(blank=True, null=True, verbose_name='adopted at')),
                ('signed_at', models.DateTimeField(blank=True, null=True, verbose_name='signed at')),
                ('reply_by', models.DateField(blank=True, null=True, verbose_name='reply at the latest on')),
                ('published_at', models.DateTimeField(blank=True, null=True, verbose_name='published at')),
                ('reply_words', models.TextField(blank=True, max_length=2000, verbose_name='the reply in short')),
                ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('request', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='advices', to='dialogue.advicerequest', verbose_name='request for advice')),
            ],
            options={
                'verbose_name': 'advice',
                'verbose_name_plural': 'advices',
                'ordering': ['-started_at', '-pk'],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), ('published_at__isnull', False), _connector='OR'), name='advice_that_is_published_has_a_moment'),
                ],
            },
        ),
        migrations.CreateModel(
            name='AdviceSession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='held on')),
                ('place', models.CharField(blank=True, max_length=120, verbose_name='held at')),
                ('quorum', models.PositiveSmallIntegerField(verbose_name='how many members must be present')),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('is_adopted', models.BooleanField(null=True)),
                ('advice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='dialogue.advice')),
            ],
            options={
                'verbose_name': 'session',
                'verbose_name_plural': 'sessions',
                'ordering': ['-held_on', '-pk'],
                "constraints": [
                    models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('advice',), name='one_running_session_per_advice'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(unique=True, verbose_name='address')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('kind', models.CharField(choices=[('participation', 'participation council'), ('youth', 'youth council'), ('client', 'client council'), ('other', 'other body')], default='participation', max_length=20, verbose_name='kind')),
                ('lead', models.TextField(max_length=400, verbose_name='in short')),
                ('mandate', models.TextField(max_length=2000, verbose_name='what it may do')),
                ('basis', models.CharField(blank=True, max_length=240, verbose_name='where that is written')),
                ('contact', models.CharField(blank=True, max_length=160, verbose_name='contact')),
                ('advice_term', models.CharField(default='advies-4-weken', max_length=40, verbose_name='time to give advice')),
                ('reply_term', models.CharField(default='awb-8-weken', max_length=40, verbose_name='time to reply to an advice')),
                ('reminders', models.CharField(blank=True, default='50% 80% 1d', help_text='50% is half way, 1d is a day before the end. With spaces between them.', max_length=80, verbose_name='reminders')),
                ('quorum', models.PositiveSmallIntegerField(default=3, verbose_name='how many members must be present')),
                ('secretary_signs', models.BooleanField(default=True, verbose_name='the secretary signs too')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                ('sporen', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='bodies', to='dialogue.spoor', verbose_name='sporen')),
                ('target_groups', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='bodies', to='dialogue.targetgroup', verbose_name='target groups')),
            ],
            options={
                'verbose_name': 'advisory body',
                'verbose_name_plural': 'advisory bodies',
                'ordering': ['name'],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(('quorum__gte', 1)), name='body_needs_somebody_present', violation_error_message='At least one member must be present.'),
                ],
            },
        ),
        migrations.AddField(
            model_name='advicerequest',
            name='bodies',
            field=models.ManyToManyField(related_name='requests', to='dialogue.body', verbose_name='who is asked'),
        ),
        migrations.AddField(
            model_name='advice',
            name='body',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='advices', to='dialogue.body', verbose_name='body'),
        ),
        migrations.CreateModel(
            name='DeadlineChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('extend', 'more time'), ('reopen', 'opened again')], max_length=10, verbose_name='kind')),
                ('before', models.DateTimeField(verbose_name='deadline before')),
                ('after', models.DateTimeField(verbose_name='deadline after')),
                ('reason', models.TextField(max_length=1000, verbose_name='why')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deadline_changes', to='dialogue.advicerequest')),
            ],
            options={
                'verbose_name': 'change of a deadline',
                'verbose_name_plural': 'changes of deadlines',
                'ordering': ['changed_at', 'pk'],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='deadline_change_says_why'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('role', models.CharField(choices=[('chair', 'chair'), ('secretary', 'secretary'), ('member', 'member')], default='member', max_length=20, verbose_name='role')),
                ('starts_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('is_shown', models.BooleanField(default=True, verbose_name='name on the public page')),
                ('body', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='dialogue.body', verbose_name='body')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='memberships', to=settings.AUTH_USER_MODEL, verbose_name='account')),
            ],
            options={
                'verbose_name': 'membership',
                'verbose_name_plural': 'memberships',
                'ordering': ['body', 'role', 'name', 'pk'],
                "constraints": [
                    models.UniqueConstraint(condition=models.Q(('ends_on', None), ('user__isnull', False)), fields=('body', 'user'), name='one_running_membership_per_body'),
                    models.CheckConstraint(condition=models.Q(('ends_on', None), ('starts_on__lte', models.F('ends_on')), _connector='OR'), name='membership_starts_before_it_ends', violation_error_message='A term begins before it ends.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='AdviceVote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('choice', models.CharField(choices=[('for', 'for'), ('against', 'against'), ('abstain', 'abstains')], max_length=10, verbose_name='vote')),
                ('cast_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='dialogue.advicesession')),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dialogue.membership')),
            ],
            options={
                'verbose_name': 'vote about an advice',
                'verbose_name_plural': 'votes about advice',
                "constraints": [
                    models.UniqueConstraint(fields=('session', 'membership'), name='one_vote_per_session'),
                ],
            },
        ),
        migrations.CreateModel(
            name='AdviceAttendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('noted_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='dialogue.advicesession')),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dialogue.membership')),
            ],
            options={
                'verbose_name': 'attendance',
                'verbose_name_plural': 'attendances',
                "constraints": [
                    models.UniqueConstraint(fields=('session', 'membership'), name='present_once_per_session'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=160, verbose_name='title')),
                ('file', models.FileField(blank=True, max_length=200, upload_to='%Y', verbose_name='file')),
                ('embargo_until', models.DateTimeField(blank=True, null=True, verbose_name='under embargo until')),
                ('stays_in_room', models.BooleanField(default=False, verbose_name='only for the room, also afterwards')),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('added_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('advice', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='dialogue.advice')),
                ('request', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='dialogue.advicerequest')),
            ],
            options={
                'verbose_name': 'paper',
                'verbose_name_plural': 'papers',
                'ordering': ['added_at', 'pk'],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(models.Q(('advice', None), ('request__isnull', False)), models.Q(('advice__isnull', False), ('request', None)), _connector='OR'), name='paper_belongs_to_one'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('text', models.TextField(max_length=2000, verbose_name='recommendation')),
                ('paragraph', models.CharField(blank=True, max_length=160, verbose_name='paragraph of the report')),
                ('paragraph_address', models.CharField(blank=True, max_length=240, verbose_name='address of that paragraph')),
                ('version', models.PositiveIntegerField(default=1)),
                ('writing_until', models.DateTimeField(blank=True, null=True)),
                ('advice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recommendations', to='dialogue.advice')),
                ('writer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='dialogue.membership')),
            ],
            options={
                'verbose_name': 'recommendation',
                'verbose_name_plural': 'recommendations',
                'ordering': ['number'],
                "constraints": [
                    models.UniqueConstraint(fields=('advice', 'number'), name='recommendation_number_once_per_advice'),
                ],
            },
        ),
        migrations.CreateModel(
            name='MinorityView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=2000, verbose_name='what you think otherwise, and why')),
                ('is_named', models.BooleanField(default=False, verbose_name='with our names')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('advice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='minority_views', to='dialogue.advice')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dialogue.membership')),
                ('supporters', models.ManyToManyField(blank=True, related_name='+', to='dialogue.membership')),
                ('recommendation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='minority_views', to='dialogue.recommendation', verbose_name='about recommendation')),
            ],
            options={
                'verbose_name': 'minority view',
                'verbose_name_plural': 'minority views',
                'ordering': ['written_at', 'pk'],
                "constraints": [
                    models.UniqueConstraint(fields=('advice', 'author', 'recommendation'), name='one_minority_view_per_point'),
                ],
            },
        ),
        migrations.CreateModel(
            name='RecommendationEdition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('text', models.TextField(max_length=2000)),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dialogue.membership')),
                ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='editions', to='dialogue.recommendation')),
            ],
            options={
                'verbose_name': 'version of a recommendation',
                'verbose_name_plural': 'versions of recommendations',
                'ordering': ['-version'],
                "constraints": [
                    models.UniqueConstraint(fields=('recommendation', 'version'), name='recommendation_version_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='RecommendationReply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(choices=[('adopted', 'taken over'), ('partly', 'partly taken over'), ('not', 'not taken over'), ('later', 'later')], max_length=10, verbose_name='what we do with it')),
                ('reasons', models.TextField(blank=True, max_length=4000, verbose_name='why')),
                ('decided_by', models.CharField(max_length=120, verbose_name='who decides')),
                ('later_until', models.DateField(blank=True, null=True, verbose_name='you hear it at the latest on')),
                ('changed_text', models.CharField(blank=True, max_length=240, verbose_name='which text changed')),
                ('changed_text_address', models.CharField(blank=True, max_length=240, verbose_name='where that text stands')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('recommendation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='reply', to='dialogue.recommendation')),
                ('written_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'reply to a recommendation',
                'verbose_name_plural': 'replies to recommendations',
                'permissions': [('ask_for_advice', 'Can ask a body for advice'), ('reply_for_college', 'Can reply for the college')],
                'abstract': False,
                "constraints": [
                    models.CheckConstraint(condition=models.Q(('verdict', 'adopted'), models.Q(('reasons', ''), _negated=True), _connector='OR'), name='recommendationreply_says_why', violation_error_message='Say why. Only what is taken over entirely needs no reason.'),
                    models.CheckConstraint(condition=models.Q(('decided_by', ''), _negated=True), name='recommendationreply_names_who_decides', violation_error_message='Say who decides.'),
                    models.CheckConstraint(condition=models.Q(models.Q(('verdict', 'later'), _negated=True), ('later_until__isnull', False), _connector='OR'), name='recommendationreply_later_has_a_date', violation_error_message='Say until when it waits.'),
                ],
            },
        ),
        migrations.CreateModel(
            name='RequestQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('text', models.CharField(max_length=400, verbose_name='question')),
                ('chapter', models.CharField(blank=True, max_length=160, verbose_name='chapter')),
                ('chapter_address', models.CharField(blank=True, max_length=240, verbose_name='where that chapter stands')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='dialogue.advicerequest')),
                ('spoor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dialogue.spoor', verbose_name='spoor')),
            ],
            options={
                'verbose_name': 'question to a body',
                'verbose_name_plural': 'questions to a body',
                'ordering': ['number'],
                "constraints": [
                    models.UniqueConstraint(fields=('request', 'number'), name='question_number_once_per_request'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Remark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='page')),
                ('paragraph', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='paragraph')),
                ('text', models.TextField(max_length=2000, verbose_name='your remark')),
                ('key', models.UUIDField(blank=True, null=True, verbose_name='key of the form')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('advice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='remarks', to='dialogue.advice')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='dialogue.membership')),
                ('paper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='dialogue.paper')),
                ('question', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='dialogue.requestquestion')),
            ],
            options={
                'verbose_name': 'remark',
                'verbose_name_plural': 'remarks',
                'ordering': ['written_at', 'pk'],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(models.Q(('paper', None), ('question__isnull', False)), models.Q(('paper__isnull', False), ('question', None)), models.Q(('paper', None), ('question', None)), _connector='OR'), name='remark_is_about_one_thing'),
                    models.CheckConstraint(condition=models.Q(('page', None), ('paper__isnull', False), _connector='OR'), name='remark_names_a_page_of_a_paper'),
                    models.UniqueConstraint(fields=('author', 'key'), name='remark_once_per_form'),
                ],
            },
        ),
        migrations.AddField(
            model_name='recommendation',
            name='question',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='recommendations', to='dialogue.requestquestion', verbose_name='answers question'),
        ),
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=20, verbose_name='role')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('signed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('advice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='dialogue.advice')),
                ('membership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dialogue.membership')),
            ],
            options={
                'verbose_name': 'signature',
                'verbose_name_plural': 'signatures',
                'ordering': ['role'],
                "constraints": [
                    models.UniqueConstraint(fields=('advice', 'role'), name='one_signature_per_role'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Slide',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('title', models.CharField(max_length=160, verbose_name='title')),
                ('text', models.TextField(blank=True, max_length=4000, verbose_name='text')),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='slides', to='dialogue.paper')),
            ],
            options={
                'verbose_name': 'slide',
                'verbose_name_plural': 'slides',
                'ordering': ['number'],
                "constraints": [
                    models.UniqueConstraint(fields=('paper', 'number'), name='slide_number_once_per_paper'),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name='advice',
            constraint=models.UniqueConstraint(fields=('body', 'request'), name='one_advice_per_body_and_request'),
        ),
    ]
