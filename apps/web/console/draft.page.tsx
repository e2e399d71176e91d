import type { Mode } from '../../../libs/incidents/alert';
import { ErrorSummary } from '../error-summary';
import type { FieldError } from '../fields';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { paths } from '../paths';
import { AreaFields } from './area-fields';
import { ConsoleLayout } from './console-layout';
import type { DraftInput } from './draft-input';
import { HazardFields } from './hazard-fields';
import { TextFields } from './text-fields';

/** What the form writes: a new incident, the open draft of one, or the next message about a running one. */
export type DraftTarget =
  { readonly kind: 'new' } | { readonly kind: 'edit' | 'update'; readonly incidentId: string; readonly mode: Mode };

export interface DraftPageProps {
  readonly language: ConsoleLanguage;
  readonly officerName: string;
  readonly timeZone: string;
  readonly target: DraftTarget;
  readonly input: DraftInput;
  /** Why an approver sent it back. */
  readonly returnReason?: string | undefined;
  readonly errors?: readonly FieldError[];
}

/** Posts `intent` = save, submit or discard. */
export function DraftPage({
  language,
  officerName,
  timeZone,
  target,
  input,
  returnReason,
  errors = [],
}: DraftPageProps) {
  const t = consoleMessagesFor(language);
  const title = { new: t.draft.titleNew, edit: t.draft.titleEdit, update: t.draft.titleUpdate }[target.kind];
  const fixedMode = target.kind === 'new' ? undefined : target.mode;
  return (
    <ConsoleLayout language={language} title={title} officerName={officerName} {...(fixedMode && { mode: fixedMode })}>
      <ErrorSummary title={t.errorSummary} errors={errors} />
      <h1>{title}</h1>
      {returnReason && (
        <p class="notice">
          <b>{t.draft.returned}:</b> <bdi>{returnReason}</bdi>
        </p>
      )}
      <form method="post" action={actionOf(target)} noValidate class="draft">
        <HazardFields language={language} timeZone={timeZone} fixedMode={fixedMode} input={input} errors={errors} />
        <AreaFields language={language} input={input} errors={errors} />
        <TextFields language={language} input={input} errors={errors} />
        <p class="actions">
          <button name="intent" value="submit">
            {t.draft.submit}
          </button>
          <button name="intent" value="save" class="quiet">
            {t.draft.save}
          </button>
          {target.kind === 'edit' && (
            <button name="intent" value="discard" class="quiet">
              {t.draft.discard}
            </button>
          )}
        </p>
      </form>
    </ConsoleLayout>
  );
}

function actionOf(target: DraftTarget): string {
  if (target.kind === 'new') return paths.newIncident;
  return target.kind === 'edit' ? paths.draft(target.incidentId) : paths.update(target.incidentId);
}
