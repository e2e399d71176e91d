/**
 * Whether the same statement may succeed in a moment: the connection was lost (SQLSTATE class 08), the transaction lost
 * a race (40), a resource ran out (53), a lock was not to be had (55), the server is going down or ended us (57).
 */
export function isPassingFault(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : '';
  const isAway =
    /connection terminated|timeout exceeded when trying to connect|query runner was already released/i.test(
      fault.message,
    );
  return isAway || /^(08|40|53|55|57|ECONN|ENOENT|EPIPE)/.test(code);
}
