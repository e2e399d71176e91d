import type { Found } from '../../../libs/situation/look-up';
import { ErrorSummary } from '../error-summary';
import { type FieldError, TextField } from '../fields';
import { localHour } from '../local-moment';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { hotlineWords } from '../messages/console/hotline';
import { relativesBoardWords } from '../messages/relatives-board';
import { paths } from '../paths';
import { ConsoleLayout } from './console-layout';

export interface HotlinePageProps {
  readonly language: ConsoleLanguage;
  readonly officerName: string;
  readonly timeZone: string;
  /** `nothing` in every case in which nothing may be told. */
  readonly found?: Found | 'nothing' | undefined;
  readonly asked?: boolean;
  readonly typed?: Readonly<Record<'sought' | 'phone' | 'callerName' | 'reason', string | undefined>>;
  readonly errors?: readonly FieldError[];
}

/** What an officer may tell somebody who calls, and a question on their behalf. */
export function HotlinePage({ language, officerName, timeZone, found, asked, typed, errors = [] }: HotlinePageProps) {
  const t = hotlineWords[language];
  return (
    <ConsoleLayout language={language} title={t.title} officerName={officerName}>
      <ErrorSummary title={consoleMessagesFor(language).errorSummary} errors={errors} />
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {(found !== undefined || asked) && (
        <p class="panel" role="status">
          {asked ? t.asked : tellable(found ?? 'nothing', language, timeZone)}
        </p>
      )}
      <section>
        <h2>{t.lookUpTitle}</h2>
        <form method="post" action={paths.hotline} noValidate>
          <TextField
            name="sought"
            label={t.sought}
            value={typed?.sought}
            errors={errors}
            autoComplete="off"
            maxLength={40}
          />
          <button>{t.lookUp}</button>
        </form>
      </section>
      <section>
        <h2>{t.askTitle}</h2>
        <p class="hint">{t.askHint}</p>
        <form method="post" action={paths.hotlineAsk} noValidate>
          <TextField
            name="phone"
            label={t.phone}
            value={typed?.phone}
            errors={errors}
            type="tel"
            autoComplete="off"
            maxLength={32}
          />
          <TextField
            name="callerName"
            label={t.caller}
            hint={t.callerHint}
            value={typed?.callerName}
            errors={errors}
            autoComplete="off"
            maxLength={60}
          />
          <TextField name="reason" label={t.reason} value={typed?.reason} errors={errors} maxLength={500} rows={3} />
          <button>{t.ask}</button>
        </form>
      </section>
    </ConsoleLayout>
  );
}

function tellable(found: Found | 'nothing', language: ConsoleLanguage, timeZone: string): string {
  const t = hotlineWords[language];
  if (found === 'nothing') return t.nothing;
  const words = relativesBoardWords[language];
  const said = words.answers[found.answer](localHour(found.at, timeZone, language));
  return t.mayTell(found.freshness === 'stale' ? `${said} ${words.stale}` : said);
}
