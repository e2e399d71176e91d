import type { OrganisationKind } from '../../../../libs/check-ins/rosters/organisation';
import type { ConsoleLanguage } from './console-messages';

/** What administrators read of the schools and hospitals that may send lists of people present. */
export interface OrganisationWords {
  readonly title: string;
  readonly hint: string;
  readonly none: string;
  readonly verified: string;
  readonly waiting: string;
  readonly verify: string;
  readonly keyTitle: (name: string) => string;
  /** The key is shown once. */
  readonly keyHint: string;
  readonly addTitle: string;
  readonly name: string;
  readonly kind: string;
  readonly kinds: Readonly<Record<OrganisationKind, string>>;
  readonly add: string;
  readonly refusals: Readonly<
    Record<'incomplete' | 'organisation-exists' | 'organisation-verified' | 'second-person-needed', string>
  >;
}

export const organisationWords: Readonly<Record<ConsoleLanguage, OrganisationWords>> = {
  fr: {
    title: 'Établissements',
    hint: 'Écoles et hôpitaux qui peuvent envoyer la liste des personnes présentes. Un administrateur déclare, un autre vérifie et reçoit la clé à remettre.',
    none: 'Aucun établissement.',
    verified: 'Vérifié',
    waiting: 'À vérifier par un autre administrateur',
    verify: 'Vérifier',
    keyTitle: (name) => `Clé de ${name}`,
    keyHint: 'Elle n’est montrée qu’une fois. Remettez-la à l’établissement : qui l’a envoie des listes, sur la page',
    addTitle: 'Déclarer un établissement',
    name: 'Nom',
    kind: 'Type',
    kinds: { school: 'École', hospital: 'Hôpital', other: 'Autre' },
    add: 'Déclarer',
    refusals: {
      incomplete: 'Écrivez le nom et choisissez le type.',
      'organisation-exists': 'Un établissement de ce nom existe déjà.',
      'organisation-verified': 'Cet établissement est déjà vérifié.',
      'second-person-needed': 'Un autre administrateur que celui qui l’a déclaré doit le vérifier.',
    },
  },
  en: {
    title: 'Organisations',
    hint: 'Schools and hospitals that may send the list of people present. One administrator declares, another verifies and gets the key to hand out.',
    none: 'No organisation.',
    verified: 'Verified',
    waiting: 'To be verified by another administrator',
    verify: 'Verify',
    keyTitle: (name) => `Key of ${name}`,
    keyHint: 'It is shown this once. Hand it to the organisation: whoever has it sends lists, on the page',
    addTitle: 'Declare an organisation',
    name: 'Name',
    kind: 'Kind',
    kinds: { school: 'School', hospital: 'Hospital', other: 'Other' },
    add: 'Declare',
    refusals: {
      incomplete: 'Write the name and choose the kind.',
      'organisation-exists': 'There is an organisation of this name.',
      'organisation-verified': 'This organisation is verified already.',
      'second-person-needed': 'Another administrator than the one who declared it has to verify it.',
    },
  },
};
