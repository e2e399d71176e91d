import type { RefusedAudience, SendRefusal } from '../../../../libs/alerting/send-refusal';
import type { MissingFact } from '../../../../libs/incidents/missing-facts';
import { languageNames } from '../language-names';
import type { ConsoleLanguage } from './console-messages';
import { consoleMessagesFor } from './console-messages-for';

interface RefusalWords {
  readonly badge: string;
  readonly title: Readonly<Record<RefusedAudience, string>>;
  readonly next: Readonly<Record<RefusedAudience, string>>;
  readonly why: Readonly<Record<Exclude<SendRefusal['why'], 'unsaid'>, string>>;
  readonly unsaid: (language: string, channel: string, facts: string) => string;
  readonly facts: Readonly<Record<MissingFact, string>>;
  readonly update: string;
}

/** What officers read of a message that was approved and not sent. */
export const refusalWords: Readonly<Record<ConsoleLanguage, RefusalWords>> = {
  fr: {
    badge: 'NON ENVOYÉ',
    title: {
      people: 'Ce message n’a pas été envoyé',
      relatives: 'Les proches hors de la zone n’ont pas été prévenus',
    },
    next: {
      people:
        'Personne ne l’a reçu. Prévenez tout de suite par d’autres moyens (sirènes, patrouilles, radio), puis publiez une mise à jour après avoir vérifié la zone et les textes. Appelez l’exploitation.',
      relatives:
        'Les personnes de la zone, elles, ont été prévenues. Vérifiez les textes et publiez une mise à jour ; appelez l’exploitation.',
    },
    why: {
      'content-changed': 'Ce qui est enregistré n’est plus ce qui a été approuvé.',
      'no-area': 'La zone s’est perdue.',
      'area-changed': 'La zone enregistrée n’est plus celle qui a été approuvée.',
      'no-words': 'Les textes se sont perdus.',
    },
    unsaid: (language, channel, facts) => `Un texte (${language}, ${channel}) ne dit pas ${facts}.`,
    facts: { place: 'le lieu', hazard: 'le danger', time: 'l’heure' },
    update: 'Écrire la mise à jour',
  },
  en: {
    badge: 'NOT SENT',
    title: {
      people: 'This message was not sent',
      relatives: 'Relatives outside the area were not told',
    },
    next: {
      people:
        'Nobody has received it. Tell people at once by other ways (sirens, patrols, radio), then publish an update after checking the area and the texts. Call operations.',
      relatives: 'The people in the area were told. Check the texts and publish an update; call operations.',
    },
    why: {
      'content-changed': 'What is stored is no longer what was approved.',
      'no-area': 'The area was lost.',
      'area-changed': 'The stored area is no longer the one that was approved.',
      'no-words': 'The texts were lost.',
    },
    unsaid: (language, channel, facts) => `A text (${language}, ${channel}) does not say ${facts}.`,
    facts: { place: 'the place', hazard: 'the hazard', time: 'the time' },
    update: 'Write the update',
  },
};

export function reasonOf(refusal: SendRefusal, language: ConsoleLanguage): string {
  const t = refusalWords[language];
  if (refusal.why !== 'unsaid') return t.why[refusal.why];
  const facts = refusal.facts.map((fact) => t.facts[fact]).join(', ');
  return t.unsaid(languageNames[refusal.language], consoleMessagesFor(language).channel[refusal.channel], facts);
}
