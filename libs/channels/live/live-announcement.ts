/** The PostgreSQL channel on which gateways hear that a page of deliveries waits for their sockets; the payload is its id. */
export const announcementChannel = 'live_page';

/** @returns undefined for what is no id of ours */
export const announcedPage = (payload: string | undefined): number | undefined =>
  payload !== undefined && /^[1-9]\d{0,15}$/.test(payload) ? Number(payload) : undefined;
