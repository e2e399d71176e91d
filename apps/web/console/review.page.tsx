import type { Language } from '../../../libs/channels/language';
import type { BlastRadius } from '../../../libs/alerting/blast-radius';
import type { AlertContent } from '../../../libs/incidents/alert';
import { AreaMap } from '../area-map';
import { ErrorSummary } from '../error-summary';
import type { FieldError } from '../fields';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { languageNames } from '../messages/language-names';
import { elapsedText, localNumber } from '../local-moment';
import { Moment } from '../moment';
import { AlertFacts } from './alert-facts';
import { BlastRadiusFacts } from './blast-radius-facts';
import { ConsoleLayout } from './console-layout';
import { type DecisionBar, DecisionForms } from './decision-forms';
import { OutlookLines } from './outlook-lines';
import type { Expected } from './expected';
import { draftLabel } from './draft-errors';
import { type MessagePreview, MessagePreviews } from './message-previews';

/** One field that differs from the last published version; `undefined` where it did not exist. */
export interface FieldChange {
  /** Path of the field, e.g. "texts.fr.headline". */
  readonly field: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

export interface ReviewPageProps {
  readonly language: ConsoleLanguage;
  readonly officerName: string;
  readonly timeZone: string;
  readonly incidentId: string;
  readonly version: number;
  readonly authorName: string;
  readonly submittedAt: string;
  readonly waitingSeconds: number;
  readonly content: AlertContent;
  readonly missingLanguages: readonly Language[];
  readonly previews: readonly MessagePreview[];
  /** The correction that is approved with it, as phones would show it now; none for a message that ends the alert. */
  readonly correctionPreviews: readonly MessagePreview[];
  /** How many people it would be sent to, computed for this very content. */
  readonly people: number;
  /** What to expect of its text messages; nobody knows when absent. */
  readonly outlook?: Expected | undefined;
  readonly radius: BlastRadius;
  readonly approvedBy: readonly string[];
  /** Hexadecimal SHA-256. */
  readonly contentHash: string;
  readonly changes: readonly FieldChange[];
  readonly mayNotDecide?: DecisionBar | undefined;
  readonly reason?: string | undefined;
  readonly errors?: readonly FieldError[];
}

/** Everything that an approver puts their name to, then the two ways to decide. */
export function ReviewPage(props: ReviewPageProps) {
  const { language, officerName, timeZone, content, people, changes, missingLanguages, errors = [] } = props;
  const t = consoleMessagesFor(language);
  const place = Object.values(content.texts)[0]?.areaName ?? '';
  return (
    <ConsoleLayout language={language} title={t.review.title} officerName={officerName} mode={content.mode}>
      <ErrorSummary title={t.errorSummary} errors={errors} />
      <h1>{t.review.title}</h1>
      <dl class="facts">
        <dt>{t.review.people}</dt>
        <dd>
          <b class="big">{localNumber(people, language)}</b> <span class="muted">{t.review.peopleHint}</span>
        </dd>
        <dt>{t.review.author}</dt>
        <dd>
          <bdi>{props.authorName}</bdi>
        </dd>
        <dt>{t.review.submitted}</dt>
        <dd>
          <Moment at={props.submittedAt} timeZone={timeZone} language={language} />
        </dd>
        <dt>{t.review.waiting}</dt>
        <dd>{elapsedText(props.waitingSeconds)}</dd>
        <dt>{t.review.hash}</dt>
        <dd>
          <code>{props.contentHash}</code>
        </dd>
      </dl>
      {props.outlook && <OutlookLines language={language} expected={props.outlook} />}
      <div class="columns">
        <section>
          <h2>{t.review.facts}</h2>
          <AlertFacts language={language} content={content} timeZone={timeZone} />
        </section>
        <section>
          <h2>{t.review.where}</h2>
          <AreaMap area={content.area} label={`${t.review.where}: ${place}`} />
        </section>
      </div>
      <BlastRadiusFacts language={language} timeZone={timeZone} radius={props.radius} approvedBy={props.approvedBy} />
      {changes.length > 0 && <Changes language={language} changes={changes} />}
      <h2>{t.review.previews}</h2>
      {missingLanguages.length > 0 && (
        <p class="notice">{t.review.missing(missingLanguages.map((missing) => languageNames[missing]).join(', '))}</p>
      )}
      <MessagePreviews language={language} previews={props.previews} />
      {props.correctionPreviews.length > 0 && (
        <section>
          <h2>{t.review.correction}</h2>
          <p>{t.review.correctionHint}</p>
          <MessagePreviews language={language} previews={props.correctionPreviews} />
        </section>
      )}
      <DecisionForms
        language={language}
        incidentId={props.incidentId}
        mode={content.mode}
        contentHash={props.contentHash}
        people={people}
        mayNotDecide={props.mayNotDecide}
        reason={props.reason}
        errors={errors}
      />
    </ConsoleLayout>
  );
}

function Changes({ language, changes }: Pick<ReviewPageProps, 'language' | 'changes'>) {
  const t = consoleMessagesFor(language).review;
  return (
    <section>
      <h2>{t.changes}</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label={t.changes}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.changed}</th>
              <th scope="col">{t.before}</th>
              <th scope="col">{t.after}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{draftLabel(field, language)}</th>
                <td dir="auto">
                  <del>{before ?? t.nothing}</del>
                </td>
                <td dir="auto">
                  <ins>{after ?? t.nothing}</ins>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
