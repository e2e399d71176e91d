import type { VNode } from 'preact';
import { AnswerLinkPage } from '../../apps/web/citizen/answer-link.page';
import { ConfirmCodePage } from '../../apps/web/citizen/confirm-code.page';
import { ErasedPage } from '../../apps/web/citizen/erased.page';
import { ErrorPage } from '../../apps/web/citizen/error.page';
import { HomePage } from '../../apps/web/citizen/home.page';
import { IncidentPage, type PublicIncident } from '../../apps/web/citizen/incident.page';
import { type RelativesIncidentView, MyRelativesPage } from '../../apps/web/citizen/my-relatives.page';
import { MyReportsPage } from '../../apps/web/citizen/my-reports.page';
import { MePage } from '../../apps/web/citizen/me.page';
import { LookUpPage } from '../../apps/web/citizen/look-up.page';
import { MyHouseholdPage } from '../../apps/web/citizen/my-household.page';
import { RostersPage } from '../../apps/web/citizen/rosters.page';
import { MyGuardianPage } from '../../apps/web/citizen/my-guardian.page';
import { guardianWords } from '../../apps/web/messages/guardian';
import { StatusPage } from '../../apps/web/citizen/status.page';
import { SubscribePage } from '../../apps/web/citizen/subscribe.page';
import type { Language } from '../../libs/channels/language';
import type { ReportAbout } from '../../libs/check-ins/report-about';
import { preparedPlain } from '../../libs/incidents/plain-version';
import { correctionOf } from '../../libs/incidents/prepared-texts';
import { sampleArea, sampleContent, sampleTexts } from './sample-alert';

export const incident = (language: Language, over: Partial<PublicIncident> = {}): PublicIncident => ({
  id: '0b5e0a52-7a0c-4f6e-9b1d-3c2f5a6d7e8f',
  mode: 'Actual',
  status: 'active',
  severity: 'Extreme',
  text: { ...sampleTexts[language], plain: preparedPlain(sampleTexts[language]) },
  textLanguage: language,
  senderName: 'Préfecture de police de Paris',
  onset: '2015-11-13T20:20:00.000Z',
  sentAt: '2015-11-13T21:05:00.000Z',
  expires: '2015-11-14T05:00:00.000Z',
  web: 'https://www.prefecturedepolice.example/evenements/13-novembre',
  contact: '+33 1 40 00 00 00',
  area: sampleArea,
  timeZone: 'Europe/Paris',
  versions: [
    {
      number: 3,
      kind: 'update',
      state: 'current',
      headline: sampleTexts[language].headline,
      textLanguage: language,
      sentAt: '2015-11-13T21:05:00.000Z',
      capHref: '/v1/incidents/x/versions/3.cap',
    },
    {
      number: 2,
      kind: 'cancel',
      state: 'cancelled',
      headline: 'Explosion à la gare de Lyon',
      textLanguage: 'fr',
      sentAt: '2015-11-13T20:50:00.000Z',
      capHref: '/v1/incidents/x/versions/2.cap',
    },
    {
      number: 1,
      kind: 'alert',
      state: 'superseded',
      headline: 'Attaque armée en cours, Paris 10e',
      textLanguage: 'fr',
      sentAt: '2015-11-13T20:40:00.000Z',
      capHref: '/v1/incidents/x/versions/1.cap',
    },
  ],
  ...over,
});

/** A false alarm: the correction is the newest message, those before it are cancelled. */
const corrected = (language: Language): PublicIncident => {
  const { texts } = correctionOf({ ...sampleContent, texts: sampleTexts }, new Date('2015-11-13T21:20:00.000Z'));
  const [version, ...earlier] = incident(language).versions.map(
    (each) => ({ ...each, kind: 'alert', state: 'cancelled' }) as const,
  );
  const text = texts[language] ?? sampleTexts[language];
  return incident(language, {
    status: 'cancelled',
    text,
    versions: version
      ? [{ ...version, kind: 'cancel', state: 'current', headline: text.headline }, ...earlier]
      : earlier,
  });
};

const smsNumber = '+33757900000';
const phone = '+33•••••12';

const homeIncidents = (language: Language) =>
  (['Actual', 'Exercise'] as const).map((mode) => {
    const { id, severity, text, expires, timeZone } = incident(language, {
      severity: mode === 'Actual' ? 'Extreme' : 'Moderate',
    });
    return {
      id,
      mode,
      severity,
      headline: text.headline,
      areaName: text.areaName,
      textLanguage: language,
      expires,
      timeZone,
    };
  });

const me = (language: Language) => (
  <MePage
    language={language}
    phone={phone}
    firstName="Amélie"
    isDiscreet
    timeZone="Europe/Paris"
    optOuts={[
      { class: 'relatives', source: 'person' },
      { class: 'alerts', source: 'carrier' },
    ]}
    places={[
      { id: '1', kind: 'home', latitude: 48.8637, longitude: 2.3705 },
      { id: '2', kind: 'work', latitude: 48.8412, longitude: 2.3211 },
    ]}
    mayAddPlace
    pushAddresses={[{ id: '1', label: 'updates.push.services.mozilla.com', since: '2015-10-01T08:00:00.000Z' }]}
    vapidPublicKey="BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM"
    followers={[
      { id: '1', name: 'Maximilien', state: 'accepted', since: '2015-10-02T08:00:00.000Z', isProxy: true },
      { id: '2', name: 'أمينة', state: 'requested', since: '2015-11-02T08:00:00.000Z', isProxy: false },
      {
        id: '5',
        name: 'Zoé',
        state: 'paused',
        since: '2015-10-02T08:00:00.000Z',
        endsAt: '2015-12-13T08:00:00.000Z',
        isProxy: false,
      },
      {
        id: '6',
        name: 'Bartholomé',
        state: 'pre_agreed',
        since: '2015-10-02T08:00:00.000Z',
        agreedUntil: '2016-10-02T08:00:00.000Z',
        isProxy: false,
      },
      { id: '7', name: '+33•••••78', state: 'blocked', since: '2015-10-02T08:00:00.000Z', isProxy: false },
    ]}
    following={[
      { id: '3', name: 'Jean-Baptiste', state: 'accepted' },
      { id: '4', name: '+33•••••77', state: 'requested' },
      { id: '8', name: '+33•••••79', state: 'ended' },
    ]}
    visibility={{ level: 'code', code: '7KQ2-9XWM-4TRB' }}
    voiceMessages={[
      {
        id: '1',
        name: 'Jean-Baptiste',
        seconds: 12,
        recordedAt: '2015-11-13T22:10:00.000Z',
        sound: '/v1/me/voice-messages/1/sound',
      },
    ]}
    saved
  />
);

const at = new Date('2015-11-13T21:41:00.000Z');

/** A family of whom each stands otherwise. */
const relatives = (language: Language): RelativesIncidentView => ({
  id: '12',
  headline: sampleTexts[language].headline,
  textLanguage: language,
  timeZone: 'Europe/Paris',
  answeredPercent: 38,
  isNetworkDegraded: true,
  relatives: [
    {
      id: '1',
      name: 'Inès',
      status: {
        kind: 'answered',
        answer: 'need_help',
        at,
        freshness: 'fresh',
        way: 'sms',
        isConflicting: true,
        alsoFor: ['Léo'],
      },
    },
    { id: '2', name: 'Jean-Baptiste de la Rochefoucauld-Montmorency', status: { kind: 'not_reached' } },
    { id: '3', name: '', status: { kind: 'reached', at } },
    { id: '4', name: 'أمينة', status: { kind: 'on_its_way' } },
    {
      id: '5',
      name: 'Paul',
      status: {
        kind: 'answered',
        answer: 'safe',
        at,
        freshness: 'stale',
        way: 'relative',
        isConflicting: false,
        alsoFor: [],
      },
    },
    { id: '6', name: 'Odile', status: { kind: 'not_warned' } },
  ],
});

const reports: readonly ReportAbout[] = [
  { id: '1', code: 1, reporterName: 'Paul', relation: 'neighbour', hadContact: false, answer: 'safe', saidAt: at },
  { id: '2', code: 2, reporterName: '', relation: 'other', hadContact: true, answer: 'need_help', saidAt: at },
];

/** Each citizen page by a name that is also its address on the test server. */
export function citizenPages(language: Language): Record<string, VNode> {
  return {
    'my-guardian': (
      <MyGuardianPage
        language={language}
        timeZone="Europe/Paris"
        own={{ adultOn: '2018-05-02', guardianPhone: null }}
        wards={[
          {
            id: '1',
            name: 'Zoé',
            adultOn: '2019-01-02',
            followers: [
              { id: '9', name: 'Maximilien', state: 'requested', since: '2015-10-02T08:00:00.000Z', isProxy: false },
            ],
          },
        ]}
        errors={[{ field: 'code', message: guardianWords[language].refused['guardian-code-refused'] }]}
      />
    ),
    'my-household': (
      <MyHouseholdPage
        language={language}
        members={[
          { publicId: 'a', number: 2, name: 'Léa', status: 'accepted' },
          { publicId: 'b', number: 3, name: 'Maximilien-Alexandre de la Rochefoucauld', status: 'asked' },
        ]}
        memberships={[]}
        saved={false}
        input={{ name: 'Zoé' }}
        errors={[{ field: 'name', message: 'Zoé ?' }]}
      />
    ),
    rosters: <RostersPage language={language} errors={[]} />,
    'look-up': (
      <LookUpPage
        language={language}
        timeZone="Europe/Paris"
        result={{ answer: 'safe', at: new Date('2015-11-13T21:45:00Z'), freshness: 'stale' }}
      />
    ),
    'answer-link': (
      <AnswerLinkPage
        language={language}
        token="mOxxyyYYzz0123456789abcdEFGH"
        phoneEnding="12"
        incident={{ id: '12', mode: 'Actual', text: sampleTexts.fr, textLanguage: 'fr' }}
        answerKey="key-of-this-answer-1"
        recorded={{ id: 'b17f3f0e-3c58-4f0c-9a77-0a52b6a1f0aa', answer: 'need_help', isUndone: false }}
        isTooLate
      />
    ),
    'answer-link-opened': (
      <AnswerLinkPage
        language={language}
        token="AbCdEfGhIj0"
        phoneEnding="12"
        incident={{ id: '12', mode: 'Exercise', text: sampleTexts[language], textLanguage: language }}
        answerKey="key-of-this-answer-1"
      />
    ),
    relatives: <MyRelativesPage language={language} followsSomebody asked incidents={[relatives(language)]} />,
    'relatives-none': <MyRelativesPage language={language} followsSomebody={false} asked={false} incidents={[]} />,
    reports: (
      <MyReportsPage
        language={language}
        timeZone="Europe/Paris"
        reportKey="key-of-this-report-1"
        reports={reports}
        saved={false}
        input={{ phone: '06 12 34', relation: 'neighbour', answer: 'safe' }}
        errors={[
          { field: 'phone', message: 'Numéro' },
          { field: 'contact', message: '?' },
        ]}
      />
    ),
    'reports-saved': (
      <MyReportsPage
        language={language}
        timeZone="Europe/Paris"
        reportKey="key-of-this-report-1"
        reports={[]}
        saved
        input={{}}
        errors={[]}
      />
    ),
    home: <HomePage language={language} incidents={homeIncidents(language)} />,
    calm: <HomePage language={language} incidents={[]} />,
    incident: <IncidentPage language={language} smsNumber={smsNumber} incident={incident(language)} />,
    exercise: (
      <IncidentPage
        language={language}
        smsNumber={smsNumber}
        incident={incident(language, { mode: 'Exercise', severity: 'Moderate' })}
      />
    ),
    test: (
      <IncidentPage
        language={language}
        smsNumber={smsNumber}
        incident={incident(language, { mode: 'Test', severity: 'Minor' })}
      />
    ),
    cancelled: <IncidentPage language={language} smsNumber={smsNumber} incident={corrected(language)} />,
    over: (
      <IncidentPage
        language={language}
        smsNumber={smsNumber}
        incident={incident(language, { status: 'all_clear', text: sampleTexts.en, textLanguage: 'en' })}
      />
    ),
    subscribe: <SubscribePage language={language} />,
    refused: (
      <SubscribePage
        language={language}
        input={{ phone: '12', commune: 'Nulle-Part-sur-Mer' }}
        errors={[
          { field: 'phone', message: 'Ce numéro n’existe pas.' },
          { field: 'commune', message: 'Cette commune est inconnue.' },
        ]}
      />
    ),
    confirm: (
      <ConfirmCodePage
        language={language}
        phone={phone}
        minutes={10}
        errors={[{ field: 'code', message: 'Ce code est faux ou trop ancien.' }]}
      />
    ),
    me: me(language),
    erased: <ErasedPage language={language} />,
    status: (
      <StatusPage
        language={language}
        checkedAt="2015-11-13T21:00:00Z"
        acceptsAnswers
        channels={[
          { channel: 'sms', state: 'down', since: new Date('2015-11-13T20:41:00Z'), p50Seconds: 2.4, p95Seconds: 6.1 },
          { channel: 'push', state: 'slow', p50Seconds: 0.6, p95Seconds: 12.25 },
          { channel: 'live', state: 'ok', since: new Date('2015-11-01T00:00:00Z'), p50Seconds: 0.3, p95Seconds: 0.5 },
        ]}
      />
    ),
    error: <ErrorPage language={language} kind="not_found" requestId="req-4f2a9c" />,
  };
}
