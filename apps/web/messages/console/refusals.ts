import type { AreaRefusalCode } from '../../../../libs/geo/area-input';
import type { ConsoleLanguage } from './console-messages';

/** Why an officer's form was not taken: the slugs of problems, and what only pages ask for. */
export type ConsoleRefusal =
  | 'sign-in-refused' | 'step-up-refused' | 'too-many-requests' | 'content-changed' | 'already-expired' | 'people'
  | 'reason' | 'name' | 'password' | 'totp' | 'outside-territory' | 'commune-unknown' | 'choose' | 'response-types'
  | 'time' | 'web' | 'too-long' | 'area' | AreaRefusalCode; // prettier-ignore

type Sentences = Readonly<Record<ConsoleRefusal, string>>;

const fr: Sentences = {
  'sign-in-refused':
    'Cette adresse, ce mot de passe et ce code ne vont pas ensemble. Un code ne sert qu’une fois : attendez le suivant.',
  'step-up-refused':
    'Ce mot de passe et ce code ne vont pas ensemble. Un code ne sert qu’une fois : attendez le suivant.',
  'too-many-requests': 'Trop d’essais. Attendez quelques minutes.',
  'content-changed': 'L’alerte a changé depuis que vous l’avez lue. Voici son contenu actuel.',
  'already-expired': 'L’heure de fin est passée : renvoyez l’alerte à son auteur.',
  people: 'Recopiez le nombre de personnes affiché en haut de la page.',
  reason: 'Donnez une raison, de 3 à 500 caractères.',
  name: 'Donnez votre nom, sans caractères de commande.',
  password: 'Choisissez au moins 12 caractères, ni une suite de touches, ni votre adresse.',
  totp: 'Le code de l’application ne correspond pas.',
  'outside-territory': 'la zone sort du territoire de votre service',
  'commune-unknown': 'le contour d’une de ces communes n’est pas chargé ; dessinez la zone',
  choose: 'choisissez une valeur',
  'response-types': 'cochez de une à cinq consignes',
  time: 'donnez un jour et une heure',
  web: 'donnez une adresse complète, qui commence par https://',
  'too-long': 'le texte est trop long',
  area: 'donnez un centre et un rayon, un contour ou des communes',
  'area-not-geojson': 'le contour n’est pas un Polygon ou MultiPolygon GeoJSON',
  'area-empty': 'le contour est vide',
  'area-too-many-polygons': 'le contour a trop de morceaux',
  'area-too-many-vertices': 'le contour a trop de points',
  'area-position-invalid': 'un point n’a pas une longitude et une latitude valables',
  'area-ring-open': 'le dernier point du contour doit répéter le premier',
  'area-ring-too-short': 'le contour a moins de trois points différents',
  'area-crosses-itself': 'le contour se croise',
  'area-hole-outside': 'un trou est hors de son contour',
  'area-overlaps': 'deux morceaux se recouvrent',
  'area-crosses-antimeridian': 'la zone passe le méridien 180 : coupez-la en deux',
  'area-near-pole': 'la zone est trop près d’un pôle',
  'area-circle-radius': 'le rayon va de 200 à 500 000 mètres',
  'area-zero': 'la zone n’a pas de surface',
  'area-too-large': 'la zone est trop grande',
};

const en: Sentences = {
  'sign-in-refused': 'This address, password and code do not go together. A code works once: wait for the next.',
  'step-up-refused': 'This password and code do not go together. A code works once: wait for the next.',
  'too-many-requests': 'Too many tries. Wait a few minutes.',
  'content-changed': 'The alert has changed since you read it. This is what it says now.',
  'already-expired': 'Its end has passed: return the alert to its author.',
  people: 'Retype the number of people shown at the top of the page.',
  reason: 'Give a reason, of 3 to 500 characters.',
  name: 'Give your name, without control characters.',
  password: 'Choose at least 12 characters, neither a row of keys nor your address.',
  totp: 'The code from the app does not match.',
  'outside-territory': 'the area leaves the territory of your agency',
  'commune-unknown': 'the outline of one of these communes is not loaded; draw the area',
  choose: 'choose a value',
  'response-types': 'tick one to five',
  time: 'give a day and a time',
  web: 'give a whole address that starts with https://',
  'too-long': 'the text is too long',
  area: 'give a centre and a radius, an outline, or communes',
  'area-not-geojson': 'the outline is no GeoJSON Polygon or MultiPolygon',
  'area-empty': 'the outline is empty',
  'area-too-many-polygons': 'the outline has too many parts',
  'area-too-many-vertices': 'the outline has too many points',
  'area-position-invalid': 'a point has no valid longitude and latitude',
  'area-ring-open': 'the last point of the outline must repeat the first',
  'area-ring-too-short': 'the outline has fewer than three different points',
  'area-crosses-itself': 'the outline crosses itself',
  'area-hole-outside': 'a hole lies outside its outline',
  'area-overlaps': 'two parts cover the same ground',
  'area-crosses-antimeridian': 'the area crosses longitude 180: cut it in two',
  'area-near-pole': 'the area is too near a pole',
  'area-circle-radius': 'the radius is 200 to 500,000 metres',
  'area-zero': 'the area has no surface',
  'area-too-large': 'the area is too large',
};

const all: Readonly<Record<ConsoleLanguage, Sentences>> = { fr, en };

export const consoleRefusal = (language: ConsoleLanguage, refusal: ConsoleRefusal): string => all[language][refusal];
