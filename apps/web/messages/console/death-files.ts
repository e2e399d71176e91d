import type { DeathFileStatus } from '../../../../libs/check-ins/liaison/death-file';
import type { ConsoleLanguage } from './console-messages';

const problems = [
  'phone-unreadable',
  'person-unknown',
  'death-file-stands',
  'death-file-decided',
  'second-liaison-needed',
  'reason',
] as const;
export type DeathFileProblem = (typeof problems)[number];

type Words = Readonly<
  Record<
    | 'title' | 'lead' | 'none' | 'open' | 'openHint' | 'phone' | 'phoneHint' | 'reason' | 'reasonHint' | 'openIt' | 'openedAt' | 'by' | 'decidedAt'
    | 'person' | 'frozen' | 'released' | 'followers' | 'followersHint' | 'noFollowers' | 'whyReveal' | 'reveal' | 'confirm' | 'confirmHint'
    | 'reject' | 'rejectHint' | 'decide' | 'decideIt' | 'mine' | 'back' | 'see',
    string
  >
>; // prettier-ignore

interface DeathFileWords extends Words {
  readonly status: Readonly<Record<DeathFileStatus, string>>;
  readonly problems: Readonly<Record<DeathFileProblem, string>>;
}

/** The files by which two officers establish a death: plain words, no euphemism, nothing that a family would be hurt by. */
export const deathFileWords: Readonly<Record<ConsoleLanguage, DeathFileWords>> = {
  fr: {
    title: 'Dossiers de décès',
    lead: 'Un décès s’établit à deux agents de liaison. Dès l’ouverture du dossier, plus aucun message automatique ne part au sujet de la personne : ses proches sont appelés par un agent, jamais prévenus par un message.',
    none: 'Aucun dossier pour cet incident.',
    open: 'Ouvrir un dossier',
    openHint: 'Vérifiez deux fois le numéro : les proches ne recevront plus de nouvelles par ce service.',
    phone: 'Numéro de téléphone de la personne',
    phoneHint: 'Par exemple 06 39 98 00 12 ou +33 6 39 98 00 12',
    reason: 'Sur quoi se fonde le dossier',
    reasonHint: 'Par exemple : identifiée à l’institut médico-légal, dossier no 12. L’autre agent le lira.',
    openIt: 'Ouvrir le dossier',
    openedAt: 'Ouvert le',
    by: 'par',
    decidedAt: 'Décidé le',
    person: 'Personne',
    frozen:
      'Messages arrêtés : rien ne part automatiquement au sujet de cette personne, et personne ne lui demande si elle va bien.',
    released: 'Messages rétablis : le dossier a été écarté.',
    followers: 'Proches à appeler',
    followersHint:
      'Ils ont demandé des nouvelles avec l’accord de la personne. Les numéros sont masqués jusqu’à ce que vous disiez pourquoi vous en avez besoin.',
    noFollowers: 'Personne ne suit cette personne dans ce service.',
    whyReveal: 'Pourquoi vous avez besoin des numéros (conservé au journal)',
    reveal: 'Afficher les numéros',
    confirm: 'Confirmer le décès',
    confirmHint: 'À faire par un autre agent que celui qui a ouvert le dossier. C’est définitif.',
    reject: 'Écarter le dossier',
    rejectHint: 'Si c’est une erreur : les messages reprennent aussitôt.',
    decide: 'Votre décision',
    decideIt: 'Décider',
    mine: 'Vous avez ouvert ce dossier : un deuxième agent de liaison doit le confirmer.',
    back: 'Tous les dossiers',
    see: 'Voir le dossier',
    status: { open: 'Ouvert', confirmed: 'Confirmé', rejected: 'Écarté' },
    problems: {
      'phone-unreadable': 'Ce numéro ne se lit pas : vérifiez-le.',
      'person-unknown': 'Personne n’est connu sous ce numéro : il n’y a aucun message à arrêter.',
      'death-file-stands': 'Un dossier existe déjà pour cette personne.',
      'death-file-decided': 'Ce dossier vient d’être décidé.',
      'second-liaison-needed': 'Un deuxième agent de liaison doit confirmer.',
      reason: 'Dites-le en 3 à 500 caractères.',
    },
  },
  en: {
    title: 'Death files',
    lead: 'It takes two liaison officers to establish a death. From the moment a file opens no automatic message about the person leaves: their relatives are called by an officer, never told by a message.',
    none: 'No file for this incident.',
    open: 'Open a file',
    openHint: 'Check the number twice: relatives will get no more news from this service.',
    phone: 'Telephone number of the person',
    phoneHint: 'For example 06 39 98 00 12 or +33 6 39 98 00 12',
    reason: 'What the file rests on',
    reasonHint:
      'For example: identified at the institute of forensic medicine, case 12. The other officer will read it.',
    openIt: 'Open the file',
    openedAt: 'Opened',
    by: 'by',
    decidedAt: 'Decided',
    person: 'Person',
    frozen:
      'Messages are stopped: nothing leaves by itself about this person, and nobody asks them whether they are safe.',
    released: 'Messages flow again: the file was rejected.',
    followers: 'Relatives to call',
    followersHint:
      'They asked for news with the person’s consent. The numbers are masked until you say why you need them.',
    noFollowers: 'Nobody follows this person in this service.',
    whyReveal: 'Why you need the numbers (kept in the log)',
    reveal: 'Show the numbers',
    confirm: 'Confirm the death',
    confirmHint: 'By another officer than the one who opened the file. It is final.',
    reject: 'Reject the file',
    rejectHint: 'If it is an error: messages flow again at once.',
    decide: 'Your decision',
    decideIt: 'Decide',
    mine: 'You have opened this file: a second liaison officer has to confirm it.',
    back: 'All files',
    see: 'See the file',
    status: { open: 'Open', confirmed: 'Confirmed', rejected: 'Rejected' },
    problems: {
      'phone-unreadable': 'This number cannot be read: check it.',
      'person-unknown': 'Nobody is known by this number: there is no message to stop.',
      'death-file-stands': 'A file about this person stands already.',
      'death-file-decided': 'This file has just been decided.',
      'second-liaison-needed': 'A second liaison officer has to confirm.',
      reason: 'Say it in 3 to 500 characters.',
    },
  },
};

export const deathFileProblems: readonly DeathFileProblem[] = problems;
