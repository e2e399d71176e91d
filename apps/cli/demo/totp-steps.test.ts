import { totpCode, totpStep } from '../../../libs/identity/totp';
import { momentOfStep, nextTotpStep } from './totp-steps';

const secret = 'U3P3VYAZWFPRGMLEM7264NBHSRDWXB4Y';

test.each([0, 5, 21.9, 22, 29.9])(
  '%s seconds into a step, three codes in a row are taken at once and a fourth waits',
  (seconds) => {
    const now = new Date(1_447_445_400_000 + seconds * 1000);
    let last = 0;
    const waits = [1, 2, 3, 4].map(() => {
      const { step, waitMs } = nextTotpStep(last, now);
      expect(step).toBeGreaterThan(last);
      last = step;
      const used = new Date(now.getTime() + waitMs);
      expect(totpStep(secret, totpCode(secret, momentOfStep(step)), used)).toBe(step);
      return waitMs;
    });
    // Near the end of a step its predecessor is not trusted any more, which leaves two.
    expect(waits.filter((waitMs) => waitMs === 0)).toHaveLength(seconds < 22 ? 3 : 2);
    expect(Math.max(...waits)).toBeLessThanOrEqual(60_000);
  },
);
