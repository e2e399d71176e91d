import type { Vocabulary } from './vocabulary';

export const en: Vocabulary = {
  safe: [
    'fine', 'good', 'am safe', 'am ok', 'am fine', 'i am well', "i'm well", 'we are well', 'doing well', 'everything is fine',
    'everything is ok', 'everything is good', "i'm fine", "i'm safe", "i'm good", 'all good', 'all fine', 'all safe', 'all well',
    'safe and sound', 'safe and well', 'alive and well', 'out of danger', 'in safety', 'unharmed', 'unhurt', 'all right',
    'alright',
  ],
  needHelp: ['help', 'need help', 'in danger', 'injured', 'hurt', 'wounded', 'trapped', 'emergency'],
  cries: [
    'help me', 'help us', 'need help', 'i need help', 'we need help', 'please help', 'send help', 'i am hurt', "i'm hurt",
    'i am injured', "i'm injured", 'i am in danger', "i'm in danger", 'we are trapped', 'i am trapped', "i'm trapped",
  ],
  notInArea: [
    'not there', 'not in the area', 'not in area', "i'm not there", 'i am not there', "i'm not in the area",
    'i am not in the area', 'we are not in the area', 'not here', 'not on site', 'outside the area', 'out of the area',
    'elsewhere', 'away',
  ],
  needShelter: [
    'need shelter', 'need a shelter', 'no shelter', 'without shelter', 'need a place to stay', 'need a place to sleep',
    'looking for shelter',
  ],
  fillers: [
    'i', "i'm", 'i am', 'we', 'we are', "we're", 'me', 'us', 'yes', 'yeah', 'yep', 'and', 'but', 'here', 'at home',
    'home', 'now', 'both', 'thanks', 'thank you', 'thx', 'hello', 'hi', 'please', 'pls', 'answer', 'option', 'reply', 'all',
    'everything', 'doing', 'quickly',
  ],
  negations: ['not', 'no', 'nope', 'none', 'never', 'nothing', 'dont', 'wont', 'without', 'nor', 'neither'],

  accept: ['accept', 'i accept'],
  refuse: ['refuse', 'decline', 'i refuse', 'i decline'],
  unfollow: ['remove'],
  follow: ['follow'],
  dispute: ['wrong', 'not true', 'untrue', "that's wrong"],
  list: ['list'],
  read: ['read'],
  manage: ['my data', 'data'],
  help: ['menu', 'guide', 'commands'],
  optIn: ['resume'],
  optOut: [],
  classes: {
    all: ['all', 'everything'],
    alerts: ['alerts', 'alert'],
    relatives: ['relatives', 'relative', 'my relatives', 'family', 'my family'],
    shelter: ['shelter', 'shelters'],
  },

  onBehalf: ['for'],
  inContact: ['seen', 'spoken', 'spoke', 'reached', 'with me'],
  notInContact: ['not seen', 'not spoken', 'not reached', 'no contact', 'hearsay'],
  relations: {
    partner: ['partner', 'husband', 'wife'],
    family: ['family', 'mother', 'father', 'son', 'daughter', 'brother', 'sister', 'parent'],
    friend: ['friend'],
    neighbour: ['neighbour', 'neighbor'],
    colleague: ['colleague'],
    carer: ['carer', 'caregiver'],
    other: ['other'],
  },

  household: ['household', 'my household'],
  addMember: ['add'],
  together: ['with'],

  languageWord: ['language'],
  names: ['anglais', 'english', 'inglés', 'englisch', 'الإنجليزية', 'إنجليزي', 'انكليزي'],
}; // prettier-ignore
