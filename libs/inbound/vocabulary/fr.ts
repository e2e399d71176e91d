import type { Vocabulary } from './vocabulary';

export const fr: Vocabulary = {
  safe: [
    'en sécurité', 'en sûreté', 'sain et sauf', 'saine et sauve', 'sains et saufs', 'saines et sauves', 'bien',
    'je vais bien', 'nous allons bien', 'on va bien', 'tout va bien', 'tout est ok', 'ça va', 'ça va bien', 'très bien',
    "à l'abri", 'hors de danger', 'indemne', 'indemnes', 'suis en sécurité',
  ],
  needHelp: [
    'aide', "besoin d'aide", "besoin d'une aide", 'secours', 'besoin de secours', 'besoin des secours', 'en danger',
    'blessé', 'blessée', 'blessés',
  ],
  cries: [
    'au secours', 'à l’aide', 'aidez-moi', 'aidez-nous', 'aide-moi', "besoin d'aide", "j'ai besoin d'aide",
    "nous avons besoin d'aide", "on a besoin d'aide", 'je suis blessé', 'je suis blessée', 'je suis en danger',
    'envoyez les secours', 'besoin de secours',
  ],
  notInArea: [
    'pas sur place', 'pas sur les lieux', 'pas dans la zone', 'pas dans le coin', 'hors zone', 'hors de la zone', 'absent',
    'je ne suis pas sur place', 'je suis pas sur place', 'je ne suis pas dans la zone', 'je suis pas dans la zone',
    'nous ne sommes pas sur place', 'pas là-bas', 'je ne suis pas là-bas', 'je suis ailleurs', 'ailleurs',
  ],
  needShelter: [
    "besoin d'un abri", "besoin d'abri", 'sans abri', "besoin d'un hébergement", "besoin d'un logement",
    "besoin d'un toit", 'cherche un abri', 'cherche abri',
  ],
  fillers: [
    'je', "j'ai", 'je suis', 'nous', 'nous sommes', 'on est', 'nous avons', 'on a', 'moi',
    'oui', 'et', 'mais', 'ici', 'chez moi', 'chez nous', 'à la maison', 'maintenant', 'tous', 'toutes', 'merci',
    'merci beaucoup', 'bonjour', 'bonsoir', 'salut', 'svp', "s'il vous plaît", "s'il te plaît", 'stp', 'réponse', 'vite',
    'tout',
  ],
  negations: ['non', 'pas', 'plus', 'rien', 'aucun', 'aucune', 'jamais', 'ni', 'ne', 'sans'],

  accept: ['accepter', 'accepte', "j'accepte"],
  refuse: ['refuser', 'refuse', 'je refuse'],
  unfollow: ['retirer', 'retire'],
  follow: ['suivre'],
  dispute: ['faux', 'inexact', 'pas vrai', "c'est faux", "ce n'est pas vrai"],
  list: ['liste'],
  read: ['lire'],
  manage: ['mes données', 'données'],
  help: ['menu', 'guide', 'commandes', "mode d'emploi"],
  optIn: ['reprendre'],
  optOut: ['désabonner', 'désabonnement', 'désinscription'],
  classes: {
    all: ['tout', 'tous'],
    alerts: ['alertes', 'alerte', 'les alertes'],
    relatives: ['proches', 'proche', 'mes proches', 'famille', 'ma famille'],
    shelter: ['abri', 'abris', 'hébergement'],
  },

  onBehalf: ['pour'],
  inContact: ['vu', 'vue', 'joint', 'jointe', 'parlé', 'je lui ai parlé', 'je l’ai vu', 'je l’ai vue', 'avec moi'],
  notInContact: ['pas vu', 'pas vue', 'pas joint', 'pas parlé', 'sans contact', 'par ouï-dire'],
  relations: {
    partner: ['conjoint', 'conjointe', 'mari', 'femme', 'compagnon', 'compagne'],
    family: ['famille', 'mère', 'père', 'fils', 'fille', 'frère', 'soeur', 'parent'],
    friend: ['ami', 'amie'],
    neighbour: ['voisin', 'voisine'],
    colleague: ['collègue'],
    carer: ['aidant', 'aidante', 'soignant', 'soignante'],
    other: ['autre'],
  },

  household: ['foyer', 'mon foyer'],
  addMember: ['ajouter', 'ajoute'],
  together: ['avec'],

  languageWord: ['langue'],
  names: ['français', 'french', 'francés', 'französisch', 'الفرنسية', 'فرنسي'],
}; // prettier-ignore
