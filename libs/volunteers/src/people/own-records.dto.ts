/** One purpose that I agreed to, to which wording and when. */
export class ConsentView {
  id: string;
  /** `recruitment`, … */
  purpose: string;
  /** Of the wording that I agreed to. */
  version: string;
  /** The wording, where it is still the present one. */
  wording?: string;
  givenAt: string;
  /** `paper`: signed by hand, entered by the office. */
  evidence: 'online' | 'paper';
  /** Day on the signed paper, YYYY-MM-DD. */
  paperDate?: string;
  withdrawnAt?: string;
}
