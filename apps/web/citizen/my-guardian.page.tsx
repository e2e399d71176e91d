import type { Language } from '../../../libs/channels/language';
import type { OwnGuardianship } from '../../../libs/circles/guardianship';
import { ErrorSummary } from '../error-summary';
import { type FieldError, TextField } from '../fields';
import { localDay } from '../local-moment';
import { guardianWords } from '../messages/guardian';
import { messagesFor } from '../messages/messages-for';
import { paths } from '../paths';
import { CitizenLayout } from './citizen-layout';
import { FollowerButtons } from './follower-buttons';
import { followerState, type FollowerView } from './follower-view';

export interface WardView {
  readonly id: string;
  readonly name: string;
  readonly adultOn: string;
  readonly followers: readonly FollowerView[];
}

export interface MyGuardianPageProps {
  readonly language: Language;
  readonly timeZone: string;
  readonly own: OwnGuardianship | undefined;
  readonly wards: readonly WardView[];
  readonly saved?: boolean;
  readonly typed?: { readonly birthDate?: string | undefined; readonly phone?: string | undefined };
  readonly errors?: readonly FieldError[];
}

export function MyGuardianPage(props: MyGuardianPageProps) {
  const { language, timeZone, own, wards, saved, errors = [] } = props;
  const t = guardianWords[language];
  const messages = messagesFor(language);
  return (
    <CitizenLayout language={language} title={t.title}>
      <ErrorSummary title={messages.errorSummary} errors={errors} />
      {saved && (
        <p class="saved" role="status">
          {messages.me.done}
        </p>
      )}
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {own?.guardianPhone ? (
        <p class="panel">{t.answeredFor(own.guardianPhone, localDay(own.adultOn, timeZone, language))}</p>
      ) : (
        <Declaration {...props} errors={errors} />
      )}
      {wards.length > 0 && <h2>{t.wardsTitle}</h2>}
      {wards.map((ward) => (
        <WardSection key={ward.id} language={language} timeZone={timeZone} ward={ward} />
      ))}
      <p>
        <a href={paths.me}>{messages.me.title}</a>
      </p>
    </CitizenLayout>
  );
}

function Declaration({ language, own, typed, errors }: MyGuardianPageProps) {
  const t = guardianWords[language];
  return (
    <>
      {own && <p class="notice">{t.waiting}</p>}
      {own && <CodeForm language={language} action={paths.confirmGuardian} errors={errors} />}
      <form method="post" action={paths.myGuardian} noValidate>
        <TextField name="birthDate" label={t.birthDate} type="date" value={typed?.birthDate} errors={errors} short />
        <TextField
          name="phone"
          label={t.phone}
          type="tel"
          inputMode="tel"
          dir="ltr"
          value={typed?.phone}
          errors={errors}
          maxLength={32}
        />
        <button>{t.send}</button>
      </form>
    </>
  );
}

interface CodeFormProps {
  readonly language: Language;
  readonly action: string;
  readonly errors?: readonly FieldError[] | undefined;
}

function CodeForm({ language, action, errors }: CodeFormProps) {
  const t = guardianWords[language];
  return (
    <form method="post" action={action} noValidate>
      <TextField
        name="code"
        label={t.code}
        hint={t.codeHint}
        errors={errors}
        inputMode="numeric"
        autoComplete="off"
        dir="ltr"
        maxLength={6}
        short
      />
      <button>{t.confirm}</button>
    </form>
  );
}

interface WardSectionProps {
  readonly language: Language;
  readonly timeZone: string;
  readonly ward: WardView;
}

function WardSection({ language, timeZone, ward }: WardSectionProps) {
  const t = guardianWords[language];
  return (
    <section>
      <h3>
        <bdi>{t.wardLead(ward.name, localDay(ward.adultOn, timeZone, language))}</bdi>
      </h3>
      {ward.followers.length === 0 && <p class="muted">{t.nobody}</p>}
      <ul class="rows">
        {ward.followers.map((follower) => (
          <li key={follower.id}>
            <span>
              <bdi>{follower.name}</bdi> <span class="muted">{followerState(follower, language, timeZone)}</span>
            </span>
            <FollowerButtons language={language} follower={follower} action={paths.decideForWard(follower.id)} />
          </li>
        ))}
      </ul>
      <details>
        <summary aria-label={`${t.handOver}: ${ward.name}`}>{t.handOver}</summary>
        <p class="hint">{t.handOverHint}</p>
        <form method="post" action={paths.handOverWard(ward.id)} noValidate>
          <label>
            {messagesFor(language).me.followPhone}{' '}
            <input name="phone" type="tel" inputMode="tel" dir="ltr" maxLength={32} />
          </label>
          <button class="quiet">{t.send}</button>
        </form>
        <form method="post" action={paths.confirmWard(ward.id)} noValidate>
          <label>
            {t.codeHint} <input name="code" inputMode="numeric" autoComplete="off" dir="ltr" maxLength={6} />
          </label>
          <button class="quiet">{t.confirm}</button>
        </form>
      </details>
    </section>
  );
}
