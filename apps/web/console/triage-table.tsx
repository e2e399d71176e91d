import type { DeskCall } from '../../../libs/check-ins/triage/desk';
import { reasonsOf } from '../../../libs/check-ins/triage/reasons';
import { elapsedText } from '../local-moment';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { triageWords } from '../messages/console/triage';
import { paths } from '../paths';
import { placeText } from './place-text';

interface TriageTableProps {
  readonly language: ConsoleLanguage;
  readonly incidentId: string;
  readonly label: string;
  readonly calls: readonly DeskCall[];
  readonly names: ReadonlyMap<string, string>;
  readonly now: Date;
}

/** One call a row; what nobody has is taken with one button. */
export function TriageTable({ language, incidentId, label, calls, names, now }: TriageTableProps) {
  const t = triageWords[language];
  const { answers } = consoleMessagesFor(language);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            {(['since', 'why', 'place', 'phone', 'says', 'state', 'act'] as const).map((column) => (
              <th key={column} scope="col">
                {t.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {calls.map((call) => (
            <tr key={call.publicId}>
              <th scope="row">{elapsedText((now.getTime() - call.openedAt.getTime()) / 1000)}</th>
              <td>
                {reasonsOf(call)
                  .map((reason) => t.reason[reason])
                  .join(', ')}
              </td>
              <td>{call.place === null ? t.unknownPlace : placeText(call.place, names, language)}</td>
              <td>{t.ending(call.phoneEnding)}</td>
              <td>{call.answer ? answers[call.answer] : '—'}</td>
              <td>
                {t.standing[call.standing]} {call.standing === 'claimed' && call.heldByName && t.by(call.heldByName)}
              </td>
              <td>
                <a href={paths.triageCall(incidentId, call.publicId)}>{t.open}</a>
                {call.standing === 'open' && <Claim language={language} incidentId={incidentId} call={call} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Claim({
  language,
  incidentId,
  call,
}: Pick<TriageTableProps, 'language' | 'incidentId'> & { readonly call: DeskCall }) {
  const t = triageWords[language];
  return (
    <form method="post" action={paths.triageCall(incidentId, call.publicId)}>
      <button name="command" value="claim" aria-label={`${t.claim}: ${t.ending(call.phoneEnding)}`}>
        {t.claim}
      </button>
    </form>
  );
}
