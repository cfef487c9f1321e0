import { Controller, Get, Param, ParseIntPipe, ParseUUIDPipe } from '@nestjs/common';
import { dayIn } from '@redmaple/i18n';
import { Allow, Clock, Counties, currentContext, currentCounty, requestErrors, translate } from '@redmaple/platform';
import { renderSignUp, type WholeCall } from '@redmaple/public-pages';
import { CallFormsService, CallsService } from '@redmaple/volunteers';

/** The page that a recruit sees. */
export class FormPreviewView {
  /** A whole document without its scripts, to be shown in a frame that would run none. */
  html: string;
}

/** The sign-up as recruits see it with one version of a call's form, drawn by what draws it for them. */
@Controller('calls/:id/forms/:no/preview')
export class FormPreviewController {
  constructor(
    private readonly calls: CallsService,
    private readonly forms: CallFormsService,
    private readonly counties: Counties,
    private readonly clock: Clock,
  ) {}

  /** 0 is the form as it would be frozen now. */
  @Get()
  @Allow('operator', 'county-admin', 'liaison')
  async preview(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('no', ParseIntPipe) no: number,
  ): Promise<FormPreviewView> {
    const form = await this.forms.version(id, no);
    const call = await this.calls.get(id);
    const county = await this.counties.active(currentCounty());
    if (!county) throw requestErrors.notFound();
    const { locale } = currentContext();
    const shown: WholeCall = {
      ...call,
      phase: 'open',
      formNo: form.no,
      about: form.about,
      riskNotice: form.riskNotice,
      teamTypes: form.teams.map((team) => {
        const now = call.teamTypes.find(({ code }) => code === team.code);
        const seats = { seats: now?.seats ?? 1, seatsLeft: now?.seatsLeft ?? 0, waiting: now?.waiting ?? 0 };
        return { ...team, ...seats, insured: now?.insured ?? false };
      }),
      consent: this.calls.consent(),
    };
    const html = renderSignUp(
      {
        locale,
        path: '/',
        helpPhone: undefined,
        icpNumber: undefined,
        devInbox: false,
        county: { code: county.code, name: county.name, timezone: county.timezone },
      },
      {
        call: shown,
        values: {},
        findings: [],
        today: dayIn(this.clock.now(), county.timezone),
        fieldMessages: { required: translate(locale, 'fields.required') },
      },
    );
    return { html: asPicture(html) };
  }
}

/** Nothing of it runs, and whoever goes through the page around it by Tab passes it in one step. */
function asPicture(html: string): string {
  return html
    .replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
    .replaceAll(/<(?:a|button|input|select|summary|textarea)\b/g, '$& tabindex="-1"');
}
