import {
  Body,
  Controller,
  Get,
  Header,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  type StreamableFile,
} from '@nestjs/common';
import { Allow, asDownload, type FormRequest, type Page, PageQuery, readPictureUpload } from '@redmaple/platform';
import {
  NewPatrolLog,
  type OwnPatrolLogView,
  PatrolLogsQuery,
  type PatrolLogView,
  type PatrolPhotoView,
} from './patrol-log.dto.js';
import { PatrolLogsService } from './patrol-logs.service.js';

/** What patrols saw. */
@Controller('patrol-logs')
export class PatrolLogsController {
  constructor(private readonly logs: PatrolLogsService) {}

  /** Multipart: `file` and `clientId`. A JPEG, PNG or WebP of at most 10 MB; place, phone and time are taken out of it. */
  @Post('photos')
  @Allow('volunteer', 'team-leader')
  async sendPhoto(@Req() request: FormRequest): Promise<PatrolPhotoView> {
    return this.logs.keepPhoto(await readPictureUpload(request));
  }

  @Get('photos/:id')
  @Allow('volunteer', 'team-leader', 'operator', 'county-admin', 'liaison')
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Cache-Control', 'private, no-store')
  async photo(@Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return asDownload(await this.logs.photo(id), 'patrol');
  }

  /** Writes down what was seen; sent again with the same `clientId` it is the first log. */
  @Post()
  @Allow('volunteer', 'team-leader')
  write(@Body() input: NewPatrolLog): Promise<OwnPatrolLogView> {
    return this.logs.write(input);
  }

  /** My own logs, the latest first. */
  @Get('mine')
  @Allow('volunteer', 'team-leader')
  mine(@Query() query: PageQuery): Promise<Page<OwnPatrolLogView>> {
    return this.logs.mine(query);
  }

  /** Logs of my teams, or of the county, the latest first. */
  @Get()
  @Allow('operator', 'county-admin', 'liaison', 'team-leader')
  list(@Query() query: PatrolLogsQuery): Promise<Page<PatrolLogView>> {
    return this.logs.list(query);
  }

  @Get(':id')
  @Allow('operator', 'county-admin', 'liaison', 'team-leader')
  get(@Param('id', ParseUUIDPipe) id: string): Promise<PatrolLogView> {
    return this.logs.get(id);
  }
}
