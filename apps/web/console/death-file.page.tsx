import type { DeathFile } from '../../../libs/check-ins/liaison/death-file';
import type { Mode } from '../../../libs/incidents/alert';
import { ErrorSummary } from '../error-summary';
import { ChoiceField, type FieldError, TextField } from '../fields';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { deathFileWords } from '../messages/console/death-files';
import { Moment } from '../moment';
import { paths } from '../paths';
import { ConsoleLayout } from './console-layout';
import { StepUpFields } from './step-up-fields';

export interface DeathFilePageProps {
  readonly language: ConsoleLanguage;
  readonly officerName: string;
  readonly timeZone: string;
  readonly incident: { readonly id: string; readonly mode: Mode };
  readonly file: Pick<DeathFile, 'publicId' | 'status' | 'openedAt' | 'decidedAt'> & {
    readonly openedByName: string;
    readonly decidedByName: string | null;
    readonly reason: string;
    readonly personName: string;
    readonly maskedPhone: string;
  };
  readonly isMine: boolean;
  readonly followers: readonly { readonly name: string; readonly phone: string }[];
  /** The numbers are shown in full, once, for a reason that is kept. */
  readonly isRevealed?: boolean;
  /** The form that was refused, and why. */
  readonly refused?: { readonly command: string; readonly errors: readonly FieldError[] } | undefined;
}

/** One death file: what it rests on, that messages are stopped, whom to call, and the second officer's decision. */
export function DeathFilePage(props: DeathFilePageProps) {
  const { language, officerName, incident, file, refused } = props;
  const t = deathFileWords[language];
  return (
    <ConsoleLayout language={language} title={t.title} officerName={officerName} mode={incident.mode}>
      <ErrorSummary title={consoleMessagesFor(language).errorSummary} errors={refused?.errors ?? []} />
      <h1>{t.title}</h1>
      <p class="badges">
        <b class="badge">{t.status[file.status]}</b>
      </p>
      <p class={file.status === 'rejected' ? 'calm' : 'notice'} role="status">
        {file.status === 'rejected' ? t.released : t.frozen}
      </p>
      <Facts {...props} />
      <Followers {...props} />
      {file.status === 'open' && <Decision {...props} />}
      <p>
        <a href={paths.deathFiles(incident.id)}>{t.back}</a>
      </p>
    </ConsoleLayout>
  );
}

function Facts({ language, timeZone, file }: DeathFilePageProps) {
  const t = deathFileWords[language];
  return (
    <dl class="facts">
      <dt>{t.person}</dt>
      <dd>
        <bdi>{file.personName || '—'}</bdi> <span dir="ltr">{file.maskedPhone}</span>
      </dd>
      <dt>{t.reason}</dt>
      <dd>
        <bdi>{file.reason}</bdi>
      </dd>
      <dt>{t.openedAt}</dt>
      <dd>
        <Moment at={file.openedAt.toISOString()} timeZone={timeZone} language={language} /> {t.by}{' '}
        <bdi>{file.openedByName}</bdi>
      </dd>
      {file.decidedAt && (
        <>
          <dt>{t.decidedAt}</dt>
          <dd>
            <Moment at={file.decidedAt.toISOString()} timeZone={timeZone} language={language} /> {t.by}{' '}
            <bdi>{file.decidedByName}</bdi>
          </dd>
        </>
      )}
    </dl>
  );
}

function Followers({ language, incident, file, followers, isRevealed, refused }: DeathFilePageProps) {
  const t = deathFileWords[language];
  return (
    <section>
      <h2>{t.followers}</h2>
      {followers.length === 0 && <p>{t.noFollowers}</p>}
      <ul>
        {followers.map(({ name, phone }, i) => (
          <li key={i}>
            <bdi>{name || '—'}</bdi>{' '}
            {isRevealed ? (
              <a class="number" href={`tel:${phone}`} dir="ltr">
                {phone}
              </a>
            ) : (
              <span dir="ltr">{phone}</span>
            )}
          </li>
        ))}
      </ul>
      {followers.length > 0 && !isRevealed && (
        <form method="post" action={paths.deathFile(incident.id, file.publicId)} class="panel">
          <p class="hint">{t.followersHint}</p>
          <TextField name="reason" label={t.whyReveal} errors={refused?.errors} maxLength={500} required />
          <button name="command" value="reveal" class="quiet">
            {t.reveal}
          </button>
        </form>
      )}
    </section>
  );
}

/** One form, so that password and code are asked for once, whatever is decided. */
function Decision(props: DeathFilePageProps) {
  const { language, incident, file, isMine, refused } = props;
  const t = deathFileWords[language];
  const confirm = { value: 'confirm', label: t.confirm, detail: t.confirmHint };
  const reject = { value: 'reject', label: t.reject, detail: t.rejectHint };
  return (
    <form method="post" action={paths.deathFile(incident.id, file.publicId)} class="panel">
      {isMine && <p class="hint">{t.mine}</p>}
      <ChoiceField
        name="command"
        label={t.decide}
        kind="radio"
        options={isMine ? [reject] : [confirm, reject]}
        chosen={refused ? [refused.command] : []}
        errors={refused?.errors}
        required
      />
      <StepUpFields language={language} errors={refused?.errors ?? []} />
      <button class="danger">{t.decideIt}</button>
    </form>
  );
}
