import { Backbone1763760000000 } from './1763760000000-backbone';
import { PushPrekeys1763812800000 } from './1763812800000-push-prekeys';
import { LiveReplay1763816400000 } from './1763816400000-live-replay';
import { Ladder1763900010000 } from './1763900010000-ladder';
import { Voice1763900020000 } from './1763900020000-voice';
import { Answers1763900030000 } from './1763900030000-answers';
import { CurrentCheckIn1763900031000 } from './1763900031000-current-check-in';
import { Operations1763900050000 } from './1763900050000-operations';
import { FanOut1763900060000 } from './1763900060000-fan-out';
import { Correction1763900080000 } from './1763900080000-correction';
import { ReachReport1763900120000 } from './1763900120000-reach-report';
import { Triage1763900130000 } from './1763900130000-triage';
import { DeathFiles1763900140000 } from './1763900140000-death-files';
import { Relatives1763900150000 } from './1763900150000-relatives';
import { SafetyAsk1763900151000 } from './1763900151000-safety-ask';
import { Order1763900160000 } from './1763900160000-order';
import { Households1763900300000 } from './1763900300000-households';
import { Rosters1763900310000 } from './1763900310000-rosters';
import { FollowTerms1763900400000 } from './1763900400000-follow-terms';
import { Discreet1763900410000 } from './1763900410000-discreet';
import { Visibility1763900420000 } from './1763900420000-visibility';
import { Guardianship1763900430000 } from './1763900430000-guardianship';
import { HotlineAsk1763900440000 } from './1763900440000-hotline-ask';
import { CanaryCalls1763900500000 } from './1763900500000-canary-calls';
import { LedgerPurge1763900510000 } from './1763900510000-ledger-purge';
import { SendRefusals1763900520000 } from './1763900520000-send-refusals';
import { Census1763900530000 } from './1763900530000-census';
import { ForgeableAnswers1763900540000 } from './1763900540000-forgeable-answers';

/** Every migration, oldest first. Listed by hand: a glob would depend on the folder it is started from. */
export const migrations = [
  Backbone1763760000000,
  PushPrekeys1763812800000,
  LiveReplay1763816400000,
  Ladder1763900010000,
  Voice1763900020000,
  Answers1763900030000,
  CurrentCheckIn1763900031000,
  Operations1763900050000,
  FanOut1763900060000,
  Correction1763900080000,
  ReachReport1763900120000,
  Triage1763900130000,
  DeathFiles1763900140000,
  Relatives1763900150000,
  SafetyAsk1763900151000,
  Order1763900160000,
  Households1763900300000,
  Rosters1763900310000,
  FollowTerms1763900400000,
  Discreet1763900410000,
  Visibility1763900420000,
  Guardianship1763900430000,
  HotlineAsk1763900440000,
  CanaryCalls1763900500000,
  LedgerPurge1763900510000,
  SendRefusals1763900520000,
  Census1763900530000,
  ForgeableAnswers1763900540000,
];
