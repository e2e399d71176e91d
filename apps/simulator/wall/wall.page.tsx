import type { ComponentChildren } from 'preact';
import type { Call } from '../carrier/call';
import type { PhoneCondition } from '../carrier/lifecycle';
import type { Message } from '../carrier/message';
import { type Notification, shown } from '../push/notification';
import type { Entry } from '../threads';

export interface WallPhone {
  /** A phone number, or the id of a browser that belongs to none. */
  readonly owner: string;
  readonly condition: PhoneCondition;
  readonly entries: readonly Entry[];
}

export interface Wall {
  readonly phones: readonly WallPhone[];
  /** Phones in all, of which the wall shows the latest. */
  readonly total: number;
  readonly filter: string;
  readonly told: number;
  readonly answered: number;
  /** `HH:MM:SS` where the reader is. */
  readonly clock: (atMs: number) => string;
}

export function WallPage({ phones, total, filter, told, answered, clock }: Wall) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Phone wall · Tocsin</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/wall.css" />
        <script src="/wall-refresh.js" defer />
      </head>
      <body>
        <header class="bar">
          <h1>
            <Bell /> Phone wall
          </h1>
          <p class="simulated">Simulated phones: nobody is told anything</p>
          <form class="find" method="get" action="/" role="search">
            <label for="q">Number contains</label>
            <input id="q" name="q" type="search" inputmode="tel" autocomplete="off" value={filter} />
            <button type="submit">Find</button>
          </form>
        </header>
        <main id="wall">
          <dl class="figures">
            <Figure name={total === 1 ? 'phone' : 'phones'} value={total} />
            <Figure name="messages" value={told} />
            <Figure name="answers" value={answered} />
          </dl>
          {phones.length === 0 ? <Nothing filter={filter} /> : null}
          <ul class="phones">
            {phones.map((phone) => (
              <Phone key={phone.owner} phone={phone} filter={filter} clock={clock} />
            ))}
          </ul>
          {total > phones.length && phones.length > 0 ? (
            <p class="more">
              The {phones.length} phones with the latest news of {total.toLocaleString('en')}. Find another by its
              number.
            </p>
          ) : null}
        </main>
      </body>
    </html>
  );
}

function Phone({ phone, filter, clock }: { phone: WallPhone; filter: string; clock: Wall['clock'] }) {
  const { owner, condition, entries } = phone;
  const isPhone = owner.startsWith('+');
  const name = isPhone ? spaced(owner) : 'Browser';
  const anchor = anchorOf(owner);
  return (
    <li class="phone" id={anchor} data-changed={stateOf(entries)}>
      <h2 id={`${anchor}-name`}>
        <bdi>{name}</bdi>
        {isPhone ? null : <small>{owner.slice(0, 6)}</small>}
        {condition === 'well' ? null : <span class="condition">{conditionNames[condition]}</span>}
      </h2>
      <div class="screen" role="log" aria-labelledby={`${anchor}-name`} tabindex={0}>
        <ol>
          {entries.map((entry) =>
            entry.kind === 'sms' ? (
              <Text key={entry.sid} message={entry} clock={clock} />
            ) : entry.kind === 'voice' ? (
              <Telephone key={entry.sid} call={entry} clock={clock} />
            ) : (
              <Push key={entry.sid} push={entry} clock={clock} />
            ),
          )}
        </ol>
      </div>
      {isPhone ? <Answer owner={owner} name={name} filter={filter} /> : null}
    </li>
  );
}

function Text({ message, clock }: { message: Message; clock: Wall['clock'] }) {
  const isOwn = message.direction === 'inbound';
  return (
    <li class={isOwn ? 'text own' : 'text'}>
      <p dir="auto">{message.body}</p>
      <Meta at={message.updatedAtMs} clock={clock}>
        {isOwn ? 'you' : <bdi>{message.from}</bdi>}
      </Meta>
      {isOwn && message.errorCode !== null ? <p class="failed">The service did not take it</p> : null}
    </li>
  );
}

function Telephone({ call, clock }: { call: Call; clock: Wall['clock'] }) {
  return (
    <li class="call">
      <p class="meta">
        {callNames[call.status]} · {call.direction === 'inbound' ? 'you called' : <bdi>{call.from}</bdi>} ·{' '}
        <time datetime={new Date(call.createdAtMs).toISOString()}>{clock(call.createdAtMs)}</time>
      </p>
      {call.captions.map(({ by, text, language }, index) => (
        <p key={index} class={by === 'phone' ? 'key' : undefined} lang={language} dir="auto">
          {text}
        </p>
      ))}
    </li>
  );
}

function Push({ push, clock }: { push: Notification; clock: Wall['clock'] }) {
  const { title, text } = shown(push.body);
  return (
    <li class="push">
      {title === '' ? null : <h3 dir="auto">{title}</h3>}
      <p dir="auto">{text}</p>
      <Meta at={push.createdAtMs} clock={clock}>
        <Bell /> notification
      </Meta>
    </li>
  );
}

function Meta({ at, clock, children }: { at: number; clock: Wall['clock']; children: ComponentChildren }) {
  return (
    <p class="meta">
      {children} · <time datetime={new Date(at).toISOString()}>{clock(at)}</time>
    </p>
  );
}

function Answer({ owner, name, filter }: { owner: string; name: string; filter: string }) {
  const field = `${anchorOf(owner)}-body`;
  return (
    <form class="answer" method="post" action={`/phones/${encodeURIComponent(owner)}/texts`}>
      <input type="hidden" name="q" value={filter} />
      <p class="digits">
        {['1', '2', '3', '4'].map((digit) => (
          <button
            key={digit}
            type="submit"
            name="quick"
            value={digit}
            formnovalidate
            aria-label={`Answer ${digit} from ${name}`}
          >
            {digit}
          </button>
        ))}
      </p>
      <label class="hidden" for={field}>
        Text from {name}
      </label>
      <input id={field} name="body" dir="auto" required maxlength={1600} autocomplete="off" placeholder="Answer" />
      <button class="send" type="submit" aria-label={`Send from ${name}`}>
        Send
      </button>
    </form>
  );
}

const Figure = ({ name, value }: { name: string; value: number }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value.toLocaleString('en')}</dd>
  </div>
);

const Nothing = ({ filter }: { filter: string }) => (
  <p class="nothing">
    {filter === '' ? 'No phone has got anything yet.' : `No phone with “${filter}” in its number has got anything.`}
  </p>
);

const Bell = () => (
  <svg class="bell" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M12 2a2 2 0 0 0-2 2v.6A6 6 0 0 0 6 10.3V15l-2 3v1h16v-1l-2-3v-4.7A6 6 0 0 0 14 4.6V4a2 2 0 0 0-2-2Zm-2.5 18a2.5 2.5 0 0 0 5 0Z" />
  </svg>
);

const callNames: Record<Call['status'], string> = {
  queued: 'Call',
  ringing: 'Ringing',
  'in-progress': 'On the line',
  completed: 'Call ended',
  busy: 'Missed: busy',
  failed: 'Call failed',
  'no-answer': 'Missed call',
  canceled: 'Call withdrawn',
};

const conditionNames: Record<Exclude<PhoneCondition, 'well'>, string> = {
  dead: 'dead number',
  off: 'switched off',
  filtered: 'filtered',
  landline: 'landline',
  'opted-out': 'opted out',
};

/** Differs when anything on the screen differs: messages come at its end, and the last one may turn out to have failed. */
function stateOf(entries: readonly Entry[]): string {
  const last = entries.at(-1);
  const changes =
    last?.kind === 'sms' ? last.errorCode : last?.kind === 'voice' ? `${last.status}${last.captions.length}` : '';
  return [entries.length, last?.sid, changes].join('.');
}

export const anchorOf = (owner: string): string => `p${owner.replace(/\W/g, '')}`;

/** `+33 6 39 98 00 01`; other countries as they are. */
const spaced = (phone: string): string =>
  phone.replace(/^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '+33 $1 $2 $3 $4 $5').replaceAll(' ', '\u00a0');
