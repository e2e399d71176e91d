import { defineProblems } from '../platform/problem';

export const identityProblems = defineProblems({
  'sign-in-refused': { status: 401, title: 'This e-mail address, password and code do not go together' },
  'step-up-refused': { status: 403, title: 'This password and code do not go together' },
  'password-refused': { status: 422, title: 'Choose another password' },
  'totp-refused': { status: 422, title: 'The code from the authenticator does not match' },
  'agency-exists': { status: 409, title: 'An agency with this CAP sender already has officers' },
  'invitation-gone': { status: 404, title: 'This invitation is unknown, used or expired' },
  'invitation-unconfirmed': { status: 409, title: 'A second administrator has yet to confirm this invitation' },
  'second-person-needed': { status: 403, title: 'Somebody else must confirm this' },
  'officer-exists': { status: 409, title: 'This e-mail address already belongs to an officer' },
  'last-administrator': { status: 409, title: 'An agency keeps at least one administrator' },
});
