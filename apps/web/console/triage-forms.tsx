import type { DeskCallFile } from '../../../libs/check-ins/triage/desk';
import { TextField } from '../fields';
import { languageNames } from '../messages/language-names';
import { localNumber } from '../local-moment';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { triageWords } from '../messages/console/triage';
import { paths } from '../paths';

interface TriageFormsProps {
  readonly language: ConsoleLanguage;
  readonly timeZone: string;
  readonly file: DeskCallFile;
}

/** What an officer can do with a call now. */
export function TriageForms({ language, timeZone, file }: TriageFormsProps) {
  const { call, incident } = file;
  const t = triageWords[language];
  const action = paths.triageCall(incident.publicId, call.publicId);
  if (call.standing === 'resolved') return null;
  if (!call.isMine) {
    return (
      <form method="post" action={action} class="panel">
        <p>{t.takeFirst}</p>
        {call.standing !== 'claimed' && (
          <button name="command" value="claim">
            {t.claim}
          </button>
        )}
      </form>
    );
  }
  return (
    <section class="panel">
      <p>{call.heldUntil && t.yours(timeOf(call.heldUntil, timeZone))}</p>
      <Disclosure language={language} file={file} />
      <form method="post" action={action}>
        <TextField name="reference" label={t.reference} maxLength={60} required />
        <button name="command" value="hand_over">
          {t.handOver}
        </button>
      </form>
      <form method="post" action={action}>
        <TextField name="resolution" label={t.whyResolved} maxLength={500} required />
        <label class="choice">
          <input type="checkbox" name="spoken" value="yes" required />
          <span>{t.spoken}</span>
        </label>
        <button name="command" value="resolve">
          {t.resolve}
        </button>
      </form>
      <form method="post" action={action} class="actions">
        <button name="command" value="unreachable" class="quiet">
          {t.setUnreachable}
        </button>
        <button name="command" value="release" class="quiet">
          {t.release}
        </button>
      </form>
    </section>
  );
}

/** Who called, once the officer has said why they need to know. */
function Disclosure({ language, file }: Omit<TriageFormsProps, 'timeZone'>) {
  const { call, incident, disclosed } = file;
  const t = triageWords[language];
  if (!disclosed) {
    return (
      <form method="post" action={paths.triageCall(incident.publicId, call.publicId)}>
        <TextField name="reason" label={t.whyReveal} hint={t.revealHint} maxLength={500} required />
        <button name="command" value="reveal">
          {t.reveal}
        </button>
      </form>
    );
  }
  return (
    <dl class="facts">
      <dt>{t.name}</dt>
      <dd>
        <bdi>{disclosed.name ?? '—'}</bdi>
      </dd>
      <dt>{t.columns.phone}</dt>
      <dd>
        <a class="number" href={`tel:${disclosed.phone}`} dir="ltr">
          {disclosed.phone}
        </a>
      </dd>
      <dt>{t.language}</dt>
      <dd>{languageNames[disclosed.language]}</dd>
      <dt>{t.columns.place}</dt>
      {disclosed.places.map(({ centre: [longitude, latitude] }, i) => (
        <dd key={i}>{t.near(coordinate(latitude, language), coordinate(longitude, language))}</dd>
      ))}
    </dl>
  );
}

const coordinate = (degrees: number, language: ConsoleLanguage): string =>
  localNumber(Math.round(degrees * 1000) / 1000, language);

const timeOf = (moment: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(moment);
