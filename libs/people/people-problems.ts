import { defineProblems } from '../platform/problem';

export const peopleProblems = defineProblems({
  'phone-unreadable': { status: 422, title: 'This is not a telephone number that we can read' },
  'phone-not-served': { status: 422, title: 'Codes are sent to mobile phones of the listed countries only' },
  'code-refused': { status: 422, title: 'The code is wrong or no longer valid; ask for a new one' },
  'link-refused': { status: 422, title: 'The link is wrong or no longer valid; ask for a new one' },
  'push-address-refused': { status: 422, title: 'This is not an address of a push service that we deliver to' },
  'too-many-push-addresses': { status: 409, title: 'Ten devices are registered; remove one first' },
});
