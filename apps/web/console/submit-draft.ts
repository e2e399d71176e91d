import type { Officer } from '../../../libs/identity/officer';
import type { DraftsService } from '../../../libs/incidents/drafts.service';
import { attempt } from '../attempt';
import { paths } from '../paths';

/**
 * Submits the open version, which is saved whatever comes of it.
 * @returns the page to go on with: its review, or its form with what the checker found
 */
export async function submitOrShowFindings(drafts: DraftsService, officer: Officer, id: string): Promise<string> {
  const submitted = await attempt(['alert-incomplete'], () => drafts.submit(officer, id));
  return submitted.outcome === 'done' ? paths.review(id) : `${paths.draft(id)}?check=yes`;
}
