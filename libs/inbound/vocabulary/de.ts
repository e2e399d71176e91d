import type { Vocabulary } from './vocabulary';

export const de: Vocabulary = {
  safe: [
    'gut', 'sicher', 'bin sicher', 'sind sicher', 'in sicherheit', 'bin in sicherheit', 'sind in sicherheit', 'mir geht es gut', "mir geht's gut", 'es geht mir gut', 'geht mir gut', 'uns geht es gut',
    "uns geht's gut", 'es geht uns gut', 'alles gut', 'alles ok', 'alles okay', 'alles in ordnung', 'wohlauf',
    'unverletzt', 'außer gefahr', 'sehr gut', 'geht gut',
  ],
  needHelp: ['hilfe', 'brauche hilfe', 'brauchen hilfe', 'in gefahr', 'verletzt', 'eingeschlossen', 'notfall'],
  cries: [
    'helft mir', 'helft uns', 'helfen sie mir', 'helfen sie uns', 'hilf mir', 'ich brauche hilfe', 'brauche hilfe',
    'wir brauchen hilfe', 'brauchen hilfe', 'ich bin verletzt', 'bin verletzt', 'wir sind verletzt', 'ich bin in gefahr',
    'wir sind in gefahr', 'ich bin eingeschlossen', 'zu hilfe', 'hilfe hilfe',
  ],
  notInArea: [
    'nicht vor ort', 'nicht in der gegend', 'nicht im gebiet', 'nicht dort', 'nicht da', 'ich bin nicht vor ort',
    'bin nicht vor ort', 'wir sind nicht vor ort', 'ich bin nicht dort', 'ich bin nicht im gebiet', 'bin nicht da',
    'außerhalb', 'außerhalb des gebiets', 'woanders',
  ],
  needShelter: [
    'brauche unterkunft', 'brauche eine unterkunft', 'brauchen unterkunft', 'brauchen eine unterkunft', 'ohne unterkunft',
    'keine unterkunft', 'suche unterkunft', 'suche eine unterkunft', 'brauche schutzraum',
  ],
  fillers: [
    'ich', 'ich bin', 'wir', 'wir sind', 'mir', 'uns', 'ja', 'und', 'aber', 'hier', 'zu hause', 'zuhause', 'daheim',
    'jetzt', 'danke', 'vielen dank', 'hallo', 'bitte', 'antwort', 'alle', 'alles', 'es', 'gott sei dank', 'schnell',
  ],
  negations: ['nicht', 'nein', 'nee', 'kein', 'keine', 'keinen', 'nie', 'niemals', 'nichts', 'ohne', 'weder'],

  accept: ['annehmen', 'ich nehme an'],
  refuse: ['ablehnen', 'ich lehne ab'],
  unfollow: ['entfernen'],
  follow: ['folgen'],
  dispute: ['falsch', 'stimmt nicht', 'das stimmt nicht', 'das ist falsch'],
  list: ['liste'],
  read: ['lesen'],
  manage: ['meine daten', 'daten'],
  help: ['menü', 'anleitung', 'befehle'],
  optIn: ['fortsetzen'],
  optOut: ['stopp', 'abmelden', 'abbestellen'],
  classes: {
    all: ['alle', 'alles'],
    alerts: ['warnungen', 'warnung', 'alarme'],
    relatives: ['angehörige', 'angehoerige', 'familie'],
    shelter: ['unterkunft', 'unterkünfte'],
  },

  onBehalf: ['für', 'fuer'],
  inContact: ['gesehen', 'gesprochen', 'erreicht', 'bei mir'],
  notInContact: ['nicht gesehen', 'nicht gesprochen', 'nicht erreicht', 'kein kontakt', 'vom hörensagen'],
  relations: {
    partner: ['partner', 'partnerin', 'mann', 'frau'],
    family: ['familie', 'mutter', 'vater', 'sohn', 'tochter', 'bruder', 'schwester'],
    friend: ['freund', 'freundin'],
    neighbour: ['nachbar', 'nachbarin'],
    colleague: ['kollege', 'kollegin'],
    carer: ['pfleger', 'pflegerin', 'betreuer', 'betreuerin'],
    other: ['andere'],
  },

  household: ['haushalt', 'mein haushalt'],
  addMember: ['hinzufügen', 'hinzufuegen'],
  together: ['mit'],

  languageWord: ['sprache'],
  names: ['allemand', 'german', 'alemán', 'deutsch', 'الألمانية', 'ألماني'],
}; // prettier-ignore
