import type { Language } from '../../../libs/channels/language';
import { type Member, type Membership, shownToDeclarer } from '../../../libs/circles/household';
import { ErrorSummary } from '../error-summary';
import { type FieldError, TextField } from '../fields';
import { householdWords } from '../messages/household';
import { messagesFor } from '../messages/messages-for';
import { paths } from '../paths';
import { CitizenLayout } from './citizen-layout';

interface MyHouseholdPageProps {
  readonly language: Language;
  readonly members: readonly Pick<Member, 'publicId' | 'number' | 'name' | 'status'>[];
  readonly memberships: readonly Membership[];
  readonly saved: boolean;
  /** What was typed, as it comes back with a refusal. */
  readonly input: { readonly name?: string | undefined; readonly phone?: string | undefined };
  readonly errors: readonly FieldError[];
}

/** Whom the reader speaks for, and who speaks for the reader. */
export function MyHouseholdPage({ language, members, memberships, saved, input, errors }: MyHouseholdPageProps) {
  const t = householdWords[language];
  const { me, errorSummary } = messagesFor(language);
  const [first] = members;
  return (
    <CitizenLayout language={language} title={t.title}>
      <ErrorSummary title={errorSummary} errors={errors} />
      {saved && (
        <p class="saved" role="status">
          {me.done}
        </p>
      )}
      <h1>{t.title}</h1>
      <p class="lead">{t.hint}</p>
      {first ? <p class="notice">{t.howTo(members.length, first.name)}</p> : <p class="muted">{t.nobody}</p>}
      <ul class="rows">
        {members.map(({ publicId, number, name, status }) => (
          <li key={publicId}>
            <span>
              {number}. <bdi>{name}</bdi> <span class="muted">{t.statuses[shownToDeclarer(status)]}</span>
            </span>
            <form method="post" action={paths.removeMember(publicId)}>
              <button class="quiet" aria-label={`${t.remove}: ${name}`}>
                {t.remove}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <h2>{t.addTitle}</h2>
      <form method="post" action={paths.myHousehold} noValidate>
        <TextField name="name" label={t.name} value={input.name} errors={errors} maxLength={30} />
        <TextField
          name="phone"
          label={t.phone}
          hint={t.phoneHint}
          value={input.phone}
          errors={errors}
          type="tel"
          inputMode="tel"
          dir="ltr"
          maxLength={32}
        />
        <button>{t.add}</button>
      </form>
      <section>
        <h2>{t.membershipsTitle}</h2>
        <p class="hint">{t.membershipsHint}</p>
        {memberships.length === 0 && <p class="muted">{t.noMembership}</p>}
        <ul class="rows">
          {memberships.map((membership) => (
            <MembershipRow key={membership.publicId} language={language} membership={membership} />
          ))}
        </ul>
      </section>
      <p>
        <a href={paths.me}>{me.title}</a>
      </p>
    </CitizenLayout>
  );
}

function MembershipRow({ language, membership }: { readonly language: Language; readonly membership: Membership }) {
  const t = householdWords[language];
  const { publicId, declarerName, maskedPhone, status } = membership;
  const who = declarerName || maskedPhone;
  const [refuse, accept] = status === 'accepted' ? [t.leave] : [t.refuse, t.accept];
  return (
    <li>
      <bdi>{who}</bdi>
      <form method="post" action={paths.decideMembership(publicId)}>
        {accept && (
          <button name="decision" value="accept" aria-label={`${accept}: ${who}`}>
            {accept}
          </button>
        )}
        <button class="quiet" name="decision" value="refuse" aria-label={`${refuse}: ${who}`}>
          {refuse}
        </button>
      </form>
    </li>
  );
}
