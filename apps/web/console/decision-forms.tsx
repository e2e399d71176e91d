import type { Mode } from '../../../libs/incidents/alert';
import { type FieldError, TextField } from '../fields';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { paths } from '../paths';
import { StepUpFields } from './step-up-fields';

/** Why somebody may read an alert that waits, but not decide. */
export type DecisionBar = 'self-approval' | 'approver-too-new' | 'not-an-approver' | 'already-approved';

interface DecisionFormsProps {
  readonly language: ConsoleLanguage;
  readonly incidentId: string;
  readonly contentHash: string;
  /** As shown above the form: the approver types it again. */
  readonly people: number;
  readonly mayNotDecide: DecisionBar | undefined;
  readonly reason: string | undefined;
  readonly mode: Mode;
  readonly errors: readonly FieldError[];
}

/** The approval signs the hash of what was shown, so that a change made meanwhile voids it. */
export function DecisionForms({
  language,
  incidentId,
  mode,
  contentHash,
  people,
  mayNotDecide,
  reason,
  errors,
}: DecisionFormsProps) {
  const t = consoleMessagesFor(language).review;
  if (mayNotDecide) {
    const why = {
      'self-approval': t.selfApproval,
      'approver-too-new': t.tooNew,
      'not-an-approver': t.notApprover,
      'already-approved': t.alreadyApproved,
    }[mayNotDecide];
    return (
      <section class="notice">
        <h2>{t.onlyRead}</h2>
        <p>{why}</p>
      </section>
    );
  }
  return (
    <div class="columns decisions">
      <form
        method="post"
        action={paths.approve(incidentId)}
        class={`panel approve mode-${mode}`}
        noValidate
        autocomplete="off"
      >
        <h2>{t.approveTitle}</h2>
        {mode !== 'Actual' && <p>{t.approveExercise}</p>}
        <input type="hidden" name="contentHash" value={contentHash} />
        <input type="hidden" name="shownPeople" value={people} />
        <TextField name="people" label={t.retype} errors={errors} inputMode="numeric" short maxLength={12} required />
        <StepUpFields language={language} errors={errors} />
        <button class={mode === 'Actual' ? 'danger' : undefined}>{t.approve}</button>
      </form>
      <form method="post" action={paths.return(incidentId)} class="panel" noValidate>
        <h2>{t.declineTitle}</h2>
        <TextField name="reason" label={t.reason} value={reason} errors={errors} rows={3} maxLength={500} required />
        <p class="actions">
          <button class="quiet">{t.return}</button>
          <button class="quiet" formAction={paths.reject(incidentId)}>
            {t.reject}
          </button>
        </p>
      </form>
    </div>
  );
}
