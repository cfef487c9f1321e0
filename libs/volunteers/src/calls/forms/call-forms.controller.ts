import { Controller, Get, Param, ParseIntPipe, ParseUUIDPipe } from '@nestjs/common';
import { Allow } from '@redmaple/platform';
import { CallFormsService } from './call-forms.service.js';
import type { CallFormsView, CallFormView } from './call-form.dto.js';

/** Forms of calls, for the office. They are changed with the call. */
@Controller('calls/:id/forms')
export class CallFormsController {
  constructor(private readonly forms: CallFormsService) {}

  /** What can be changed about the form, and its versions. */
  @Get()
  @Allow('operator', 'county-admin', 'liaison')
  overview(@Param('id', ParseUUIDPipe) id: string): Promise<CallFormsView> {
    return this.forms.overview(id);
  }

  /** One version; 0 is the one that would be frozen now. */
  @Get(':no')
  @Allow('operator', 'county-admin', 'liaison')
  version(@Param('id', ParseUUIDPipe) id: string, @Param('no', ParseIntPipe) no: number): Promise<CallFormView> {
    return this.forms.version(id, no);
  }
}
