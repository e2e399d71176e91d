import fc from 'fast-check';
import { type Language, languages } from '../channels/language';
import { smsSize } from '../channels/sms-text';
import { answers } from '../check-ins/answer';
import { interpret } from '../inbound/interpret';
import type { OptOutReply } from '../inbound/reply';
import type { AlertText } from '../incidents/alert';
import { missingFacts } from '../incidents/missing-facts';
import { optOutClasses } from '../people/person';
import { renderDiscreetly } from './discreet-message';
import { renderMessage, type Template } from './message-text';
import type { MessageChannel } from './rendered-text';
import { ar } from './wording/ar';
import { de } from './wording/de';
import { en } from './wording/en';
import { es } from './wording/es';
import { fr } from './wording/fr';

const classNames = { fr, en, es, de, ar };

const texts: Record<Language, AlertText> = {
  fr: {
    event: 'Attaque armée', areaName: 'Paris 10e et 11e', headline: 'Tirs en cours',
    description: 'Plusieurs fusillades.', instruction: "Restez à l'abri, loin des fenêtres",
  },
  en: {
    event: 'Armed attack', areaName: 'Paris 10th and 11th', headline: 'Shooting under way',
    description: 'Several shootings.', instruction: 'Stay under cover, away from windows.',
  },
  es: {
    event: 'Ataque armado', areaName: 'Paris, distritos 10 y 11', headline: 'Tiroteo en curso',
    description: 'Varios tiroteos.', instruction: 'Permanezca a cubierto, lejos de las ventanas.',
  },
  de: {
    event: 'Bewaffneter Angriff', areaName: 'Paris 10 und 11', headline: 'Es wird geschossen',
    description: 'Mehrere Schießereien.', instruction: 'Bleiben Sie in Deckung, weg von Fenstern.',
  },
  ar: {
    event: 'هجوم مسلح', areaName: 'باريس، الدائرتان 10 و11', headline: 'إطلاق نار جارٍ',
    description: 'عدة حوادث إطلاق نار.', instruction: 'ابقوا في مكان آمن بعيدا عن النوافذ.',
  },
}; // prettier-ignore

const url = 'https://tocsin.example/i/7f3';
const time = { at: '2015-11-13T20:40:00.000Z', timeZone: 'Europe/Paris' };
const about = { ...time, mode: 'Actual', names: texts } as const;
const alertKinds = ['alert', 'update', 'all_clear', 'cancel'] as const;

const alerts: Template[] = alertKinds.map((kind) => ({ kind, mode: 'Actual', texts, url, ...time }));
const incidents: Template[] = [
  ...alertKinds.map((phase) => ({ kind: 'relatives_notice', phase, url, ...about }) as const),
  { kind: 'reminder', url, ...about },
  { kind: 'ask_again', url, ...about },
  { kind: 'proxy_request', firstName: 'Marie', ...about },
  { kind: 'proxy_request', firstName: '', ...about },
  ...answers.map((answer) => ({ kind: 'answer_recorded', answer, ...about }) as const),
  { kind: 'help_taken', ...about },
  ...answers.map(
    (answer) =>
      ({
        kind: 'follower_update',
        firstName: 'Marie',
        answer,
        source: 'sms',
        verified: true,
        hadContact: false,
        isCorrection: false,
        ...about,
      }) as const,
  ),
  ...answers.map(
    (answer) =>
      ({
        kind: 'follower_update',
        firstName: '',
        answer,
        source: 'page',
        verified: true,
        hadContact: false,
        isCorrection: true,
        ...about,
      }) as const,
  ),
  ...[true, false].map(
    (hadContact) =>
      ({
        kind: 'follower_update', firstName: 'Marie', answer: 'safe', source: 'on_behalf', verified: true, hadContact,
        isCorrection: false, ...about,
      }) as const, // prettier-ignore
  ),
  { kind: 'report_withdrawn', firstName: 'Marie', ...about },
  {
    kind: 'follower_update',
    firstName: 'Marie',
    answer: 'safe',
    source: 'sms',
    verified: true,
    alsoFor: ['Léo', 'Mia'],
    ...about,
  },
  {
    kind: 'news_digest',
    ...about,
    news: [
      { firstName: 'Marie', answer: 'safe', at: about.at, way: 'sms', alsoFor: ['Léo'] },
      { firstName: 'Paul', answer: 'safe', at: about.at, way: 'relative', alsoFor: [] },
    ],
  },
  ...answers.flatMap((answer) => [
    { kind: 'answer_recorded', answer, household: { marked: ['Léo', 'Mia'], unmarked: [] }, ...about } as const,
    { kind: 'answer_recorded', answer, household: { marked: ['Léo'], unmarked: ['Paul'] }, ...about } as const,
  ]),
  ...answers.map((answer) => ({ kind: 'reported_of_you', reporterName: 'Paul', answer, ...about }) as const),
  { kind: 'safety_ask', followerName: 'Paul', url, ...about },
  { kind: 'hotline_ask', callerName: 'Paul', url, ...about },
  ...[answers.slice(0, 2), answers.slice(2)].map(
    (few) =>
      ({
        kind: 'news_digest',
        news: few.map(
          (answer) => ({ firstName: 'Marie', answer, at: about.at, way: 'unproven', alsoFor: [] }) as const,
        ),
        ...about,
      }) as const,
  ),
];
const people = [
  { code: 12, name: 'Paul' },
  { code: 13, name: '' },
];
const household = [
  { number: 1, name: 'Léo', status: 'no_phone' },
  { number: 2, name: 'Paul', status: 'asked' },
  { number: 3, name: 'Mia', status: 'accepted' },
] as const;
const misfit = { marked: [], unmarked: [], members: household };
const optedOut = (silent: OptOutReply['silent']): OptOutReply => ({
  kind: 'opted_out',
  silent,
  speaking: optOutClasses.filter((each) => !silent.includes(each)),
  numbers: ['+33757900000'],
});
const others: Template[] = [
  { kind: 'no_active_incident' }, { kind: 'unknown_text' }, { kind: 'help' }, { kind: 'language_changed' },
  { kind: 'follow_request', followerName: 'Paul', code: 12 }, { kind: 'follow_request', followerName: '', code: 12 },
  { kind: 'ward_request', followerName: 'Paul', url }, { kind: 'guardian_code', minorName: 'Marie', code: '481920', minutes: 60 },
  { kind: 'guardian_needed' },
  { kind: 'follow_requests', requests: people }, { kind: 'follow_requests', requests: [] },
  { kind: 'follow_granted', followerName: 'Paul', code: 12 }, { kind: 'follow_refused' },
  { kind: 'follow_revoked', followerName: 'Paul' }, { kind: 'followers_list', followers: people },
  { kind: 'followers_list', followers: [] }, { kind: 'follow_requested' }, { kind: 'follow_unreadable' },
  { kind: 'report_taken' }, { kind: 'report_unreadable' }, { kind: 'report_unverified' }, { kind: 'report_too_many' },
  { kind: 'household_request', declarerName: 'Paul', code: 12 }, { kind: 'household_request', declarerName: '', code: 12 },
  { kind: 'household_requests', requests: people }, { kind: 'household_requests', requests: [] },
  { kind: 'household_joined', declarerName: 'Paul', code: 12 }, { kind: 'household_left' },
  { kind: 'household_list', members: household }, { kind: 'household_list', members: household, added: 'Léo' },
  { kind: 'household_list', members: household, added: 'Paul' }, { kind: 'household_list', members: [] },
  { kind: 'household_unclear', members: household }, { kind: 'household_full' }, { kind: 'member_removed', name: 'Marie' },
  { kind: 'member_unreadable' },
  { kind: 'report_disputed', reporterName: 'Paul', others: [] }, { kind: 'report_disputed', reporterName: 'Paul', others: people },
  { kind: 'nothing_to_dispute', reports: [] }, { kind: 'nothing_to_dispute', reports: people },
  { kind: 'follow_accepted', name: 'Marie' }, { kind: 'one_time_code', code: '481920', minutes: 10 },
  { kind: 'manage_link', url: `${url}?t=abc`, minutes: 15 }, { kind: 'erased' },
  optedOut(['alerts', 'relatives', 'shelter']), optedOut(['alerts']), optedOut(['relatives', 'shelter']),
  { ...optedOut([]), kind: 'opted_in' }, { ...optedOut(['relatives']), kind: 'opted_in' },
]; // prettier-ignore
const templates = [...alerts, ...incidents, ...others];

function sms(template: Template, language: Language = 'fr'): string {
  return renderMessage(template, language, 'sms').body;
}

test('an alert by SMS says what, where, when, what to do and how to answer', () => {
  expect(sms({ kind: 'alert', mode: 'Actual', texts, url, ...time })).toBe(
    "ALERTE 21:40, Paris 10e et 11e, Attaque armée. Tirs en cours. Restez à l'abri, loin des fenêtres. " +
      "Répondez 1 en sécurité, 2 besoin d'aide, 3 pas sur place, 4 en sécurité sans abri. https://tocsin.example/i/7f3",
  );
});

test('an alert does not repeat what its headline says', () => {
  const headline = 'Attaque armée à Paris 10e et 11e';
  const body = sms({ kind: 'alert', mode: 'Actual', texts: { fr: { ...texts.fr, headline } }, url, ...time });
  expect(body).toContain('ALERTE 21:40. Attaque armée à Paris 10e et 11e. ');
});

test('somebody who joins late reads when the alert was issued', () => {
  expect(sms({ kind: 'alert', mode: 'Actual', texts, url, late: true, ...time }, 'en')).toMatch(
    /^ALERT issued at 21:40 on 13 Nov, /,
  );
});

test('only an alert and an update ask for an answer', () => {
  expect(alerts.map((template) => /Répondez 1/.test(sms(template)))).toEqual([true, true, false, false]);
});

describe.each(languages)('in %s', (language) => {
  test.each<MessageChannel>(['sms', 'live', 'voice'])(
    'every text about an incident by %s has place, hazard and local time',
    (channel) => {
      const facts = { place: texts[language].areaName, hazard: texts[language].event, localTime: '21:40' };
      for (const template of [...alerts, ...incidents]) {
        const { title = '', body } = renderMessage(template, language, channel);
        expect([template.kind, body, missingFacts(`${title} ${body}`, facts)]).toEqual([template.kind, body, []]);
      }
    },
  );

  test('every template says something of its own on every channel, on one line', () => {
    const bodies = templates.map((template) => sms(template, language));
    expect(new Set(bodies).size).toBe(bodies.length);
    for (const template of templates) {
      for (const channel of ['sms', 'push', 'live', 'voice'] as const) {
        const { title, body } = renderMessage(template, language, channel);
        expect(`${title ?? ''}${body}`).not.toMatch(/\n|  |\bundefined\b|\bNaN\b|\[object|\.\.\s/);
        expect(body).toMatch(/\S{3}/);
      }
    }
  });

  test('an exercise and a test say so before all else, on every channel', () => {
    const word = { fr: 'EXERCICE', en: 'EXERCISE', es: 'EJERCICIO', de: 'ÜBUNG', ar: 'تمرين' }[language];
    const testWord = { fr: 'TEST', en: 'TEST', es: 'PRUEBA', de: 'TEST', ar: 'اختبار' }[language];
    for (const template of [...alerts, ...incidents]) {
      for (const channel of ['sms', 'push', 'live', 'voice'] as const) {
        for (const [mode, expected] of [
          ['Exercise', word],
          ['Test', testWord],
        ] as const) {
          const rendered = renderMessage({ ...template, mode } as Template, language, channel);
          expect(rendered.body.startsWith(`${expected} - `)).toBe(true);
          if (rendered.title) expect(rendered.title.startsWith(`${expected} - `)).toBe(true);
        }
        expect(renderMessage(template, language, channel).body).not.toContain(word);
      }
    }
  });

  test('a push about anything but the alert shows no name, place, hazard, code or link', () => {
    for (const template of [...incidents, ...others]) {
      const shown = JSON.stringify(renderMessage(template, language, 'push'));
      for (const secret of [
        'Marie',
        'Paul',
        texts[language].areaName,
        texts[language].event,
        '481920',
        'https',
        '12',
      ]) {
        expect(shown).not.toContain(secret);
      }
    }
  });

  test('on a phone that must give nothing away nothing names a person, a place or a danger, and all fits one SMS', () => {
    const { areaName, event } = texts[language];
    for (const template of [...templates, { kind: 'voice_message', firstName: 'Marie', url, ...about } as const]) {
      for (const channel of ['sms', 'push'] as const) {
        const { title = '', body } = renderDiscreetly(template, language, channel);
        for (const secret of ['Marie', 'Paul', areaName, event]) expect(`${title} ${body}`).not.toContain(secret);
        expect(body).toMatch(/\S{3}/);
        if (channel === 'sms' && body !== sms(template, language)) expect(smsSize(body).segments).toBe(1);
      }
    }
    const [first] = alerts;
    expect(renderDiscreetly(first, language, 'sms').body).toMatch(/21:40.*5/);
  });

  test('the text that somebody asks for is the alert in full', () => {
    const read: Template = { kind: 'alert_again', change: 'activate', mode: 'Actual', texts, url, ...time };
    expect(renderDiscreetly(read, language, 'sms')).toEqual(renderMessage(alerts[0], language, 'sms'));
  });

  test('a STOP is answered with what is silent, what still comes, and where a START brings it back', () => {
    const all = sms(optedOut(['alerts', 'relatives', 'shelter']), language);
    const some = sms(optedOut(['relatives']), language);
    const { relatives, alerts: ofAlerts } = classNames[language].classNames;
    for (const text of [all, some]) expect(text).toContain('START');
    for (const text of [all, some]) expect(text).toContain('+33757900000');
    expect(some).toContain(relatives);
    expect(some).toContain(ofAlerts);
    expect(some.indexOf(relatives)).toBeLessThan(some.indexOf(ofAlerts));
    expect(all.split(ofAlerts)).toHaveLength(2);
  });

  test('what we tell people to send is understood as we mean it', () => {
    const says = (template: Template, pattern: RegExp) =>
      Array.from(sms(template, language).matchAll(pattern), ([, said = '']) => said);
    const prompt = sms({ kind: 'unknown_text' }, language);
    const choices = [...prompt.matchAll(/(?<!\d)([1-4]) ([^,،.]+)[,،.]/g)].map(([, digit = '', words = '']) => [
      interpret(digit),
      interpret(words),
    ]);
    expect(choices).toHaveLength(4);
    for (const [byDigit, byWords] of choices) expect(byWords).toMatchObject(byDigit ?? {});
    const consent = says({ kind: 'follow_request', followerName: 'Paul', code: 77 }, /(\p{L}+ 77)/gu);
    expect(consent.map(interpret)).toEqual([
      { kind: 'accept', code: '77' },
      { kind: 'refuse', code: '77' },
    ]);
    const revoke = says({ kind: 'follow_granted', followerName: 'Paul', code: 77 }, /(\p{L}+ 77)/gu);
    expect(revoke.map(interpret)).toEqual([{ kind: 'unfollow', code: '77' }]);
    const follow = says({ kind: 'follow_unreadable' }, /(\p{L}+ (?:\+33|0)6)x/gu).map((said) => `${said}12345678`);
    expect(follow.map(interpret)).toEqual([{ kind: 'follow', phone: expect.stringMatching(/^(\+33|0)/) }]);
    expect(interpret(says({ ...optedOut([]), kind: 'opted_in' }, /(STOPP?)\b/g)[0] ?? '')).toMatchObject({
      kind: 'opt_out',
      class: 'here',
    });
    expect(interpret(says(optedOut(['alerts']), /(START)\b/g)[0] ?? '')).toMatchObject({
      kind: 'opt_in',
      class: 'here',
    });
    const joining = says({ kind: 'household_request', declarerName: 'Paul', code: 77 }, /(\p{L}+ \p{L}+ 77)/gu);
    expect(joining.map(interpret)).toEqual([
      { kind: 'join_household', code: '77' },
      { kind: 'leave_household', code: '77' },
    ]);
    const list: Template = { kind: 'household_list', members: household };
    const [all, some] = says(list, /[:：] ((?:OK|بخير)[^.]+)\./gu).map(interpret);
    expect(all).toMatchObject({ kind: 'household_answer', answer: 'safe', count: 3 });
    expect(some).toMatchObject({ kind: 'household_answer', answer: 'safe', named: ['leo'] });
    const [, add = ''] =
      {
        fr: /(AJOUTER) .*/,
        en: /(ADD) .*/,
        es: /(AGREGAR) .*/,
        de: /(HINZUFÜGEN) .*/,
        ar: /(أضف) .*/,
      }[language].exec(sms(list, language)) ?? [];
    expect(interpret(`${add} Léa`)).toEqual({ kind: 'add_member', name: 'Léa' });
    const commands = {
      fr: ['FOYER', 'LISTE', 'DONNÉES', 'MENU', 'STOP PROCHES', 'STOP ALERTES', 'STOP ABRI'],
      en: ['HOUSEHOLD', 'LIST', 'DATA', 'MENU', 'STOP FAMILY', 'STOP ALERTS', 'STOP SHELTER'],
      es: ['HOGAR', 'LISTA', 'DATOS', 'MENU', 'STOP FAMILIA', 'STOP ALERTAS', 'STOP REFUGIO'],
      de: ['HAUSHALT', 'LISTE', 'DATEN', 'MENÜ', 'STOPP FAMILIE', 'STOPP WARNUNGEN', 'STOPP UNTERKUNFT'],
      ar: ['أسرة', 'قائمة', 'بياناتي', 'دليل', 'إيقاف الأقارب', 'إيقاف التنبيهات', 'إيقاف المأوى'],
    }[language];
    for (const command of commands) expect(`${sms({ kind: 'help' }, language)} ${prompt}`).toContain(command);
    const forOther = { fr: '1 POUR', en: '1 FOR', es: '1 POR', de: '1 FÜR', ar: '1 عن' }[language];
    expect(sms({ kind: 'help' }, language)).toContain(forOther);
    expect(interpret(`${forOther} 0612345678`)).toMatchObject({ kind: 'on_behalf', answer: 'safe' });
    expect(commands.map((command) => interpret(command))).toEqual([
      { kind: 'household' }, { kind: 'list' }, { kind: 'manage' }, { kind: 'help' },
      { kind: 'opt_out', class: 'relatives' }, { kind: 'opt_out', class: 'alerts' }, { kind: 'opt_out', class: 'shelter' },
    ]); // prettier-ignore
  });

  test('an authority that writes too much is cut; the facts, the answers and the link are not', () => {
    const long = {
      ...texts[language],
      instruction: `${texts[language].instruction} `.repeat(80),
      headline: 'x'.repeat(160),
    };
    const template: Template = { kind: 'alert', mode: 'Exercise', texts: { [language]: long }, url, ...time };
    const body = sms(template, language);
    expect(smsSize(body).segments).toBeLessThanOrEqual(10);
    expect(body).toContain('...');
    expect(body.endsWith(url)).toBe(true);
    expect(body).toMatch(/1 .+2 .+3 .+4 /);
    expect(missingFacts(body, { place: long.areaName, hazard: long.event, localTime: '21:40' })).toEqual([]);
    const push = renderMessage(template, language, 'push');
    expect(Buffer.byteLength(JSON.stringify(push))).toBeLessThan(2000);
  });
});

test.each(languages.filter((language) => language !== 'ar'))(
  'our own words in %s never force an SMS out of GSM-7',
  (language) => {
    const plain = { fr: { ...texts.fr, instruction: 'Sortez' } };
    const ascii = [...incidents, ...others, ...alerts].map((template) =>
      'texts' in template ? { ...template, texts: plain } : template,
    );
    for (const template of ascii as Template[]) {
      for (const mode of ['Actual', 'Exercise', 'Test']) {
        const body = sms({ ...template, ...('mode' in template && { mode }) } as Template, language);
        expect([body, smsSize(body).encoding]).toEqual([body, 'GSM-7']);
      }
    }
  },
);

test('a reply or a word to a relative is two SMS at most, twice that in Arabic', () => {
  for (const language of languages) {
    for (const template of [...incidents, ...others]) {
      const most = (template.kind === 'help' ? 3 : 2) * (language === 'ar' ? 2 : 1);
      const body = sms(template, language);
      expect([body, smsSize(body).segments <= most]).toEqual([body, true]);
    }
  }
});

test('whoever speaks for a household that does not fit reads who is in it, in three SMS at most', () => {
  for (const language of languages) {
    for (const answer of answers) {
      const body = sms({ kind: 'answer_recorded', answer, household: misfit, ...about }, language);
      expect(body).toMatch(/1 Léo.+2 Paul.+3 Mia/);
      expect([body, smsSize(body).segments <= 3 * (language === 'ar' ? 2 : 1)]).toEqual([body, true]);
    }
  }
});

test('whoever needs help reads 112 before anything else', () => {
  for (const language of languages) {
    const body = sms({ kind: 'answer_recorded', answer: 'need_help', ...about }, language);
    expect(body.indexOf('112')).toBeGreaterThan(-1);
    expect(body.indexOf('112')).toBeLessThan(30);
    expect(body).toContain('114');
  }
});

test('an exercise sends nobody to the 112 for a made-up danger', () => {
  const exercise = { ...about, mode: 'Exercise', answer: 'need_help' } as const;
  const reply = sms({ kind: 'answer_recorded', ...exercise });
  expect(reply).toMatch(/^EXERCICE - Demande d'aide notée .* N'appelez le 112 que pour/);
  expect(
    sms({ kind: 'follower_update', firstName: 'Marie', source: 'sms', verified: true, ...exercise }),
  ).not.toContain('112');
});

test('relatives are not told to take shelter', () => {
  for (const language of languages) {
    for (const phase of alertKinds) {
      const body = sms({ kind: 'relatives_notice', phase, url, ...about }, language);
      expect(body).not.toContain(texts[language].instruction);
    }
  }
});

test('a language that the alert was not written in gets its own frame around the words that exist', () => {
  const body = sms({ kind: 'alert', mode: 'Actual', texts: { fr: texts.fr }, url, ...time }, 'de');
  expect(body).toMatch(/^WARNUNG 21:40, Paris 10e et 11e/);
  expect(body).toContain('Antworten Sie 1');
});

test('a name can bring nothing but letters into a message', () => {
  const body = sms({
    kind: 'follow_request',
    followerName: 'Préfecture\nALERTE: http://evil.example/1234 {{code}} \u202e',
    code: 5,
  });
  expect(body).toMatch(/^Préfecture ALERTE http evil ex souhaite /);
});

test('long lists of followers are cut', () => {
  const followers = Array.from({ length: 100 }, (_, index) => ({ code: index + 1, name: 'Paul' }));
  expect(sms({ kind: 'followers_list', followers })).toContain('12 Paul, et 88 de plus.');
});

test('whatever an authority or a person types, an SMS is one line without hidden characters', () => {
  const typed = fc.string({ unit: 'binary', maxLength: 60 });
  const hostile = fc.record({ event: typed, headline: typed, description: typed, instruction: typed, areaName: typed });
  fc.assert(
    fc.property(hostile, typed, fc.constantFrom(...languages), (text, name, language) => {
      const bodies = [
        sms({ kind: 'cancel', mode: 'Exercise', texts: { en: text }, url, ...time }, language),
        sms(
          {
            kind: 'follower_update',
            firstName: name,
            answer: 'safe',
            source: 'sms',
            verified: true,
            ...about,
            names: { en: text },
          },
          language,
        ),
      ];
      for (const body of bodies) expect(body).not.toMatch(/[\n\r\u0000-\u001f\u202a-\u202e\u2066-\u2069\u200b]/);
    }),
  );
});
