import { Injectable } from '@nestjs/common';
import { laterPagesQueue } from './pages.service';
import { SendPageJob } from './send-page.job';

/** As its parent, for what may wait: however long these pages take, the places of the others stay free. */
@Injectable()
export class SendLaterPageJob extends SendPageJob {
  override readonly queue = laterPagesQueue;
  override readonly concurrency = 4;
}
