import type { ThemeConfig } from 'antd';
import { wantsStillness } from '../kit/motion.js';

/** Colours and sizes of the console (docs/design.md). Contrasts are 4.5:1 and more on white and on the page's grey. */
export const theme: ThemeConfig = {
  cssVar: { key: 'hfl' },
  hashed: false,
  token: {
    // Not left to the style sheet alone: antd waits for the end of a motion that is there.
    motion: !wantsStillness(),
    colorPrimary: '#a61d24',
    colorLink: '#8c1a20',
    colorLinkHover: '#a61d24',
    colorSuccess: '#237804',
    colorWarning: '#874d00',
    colorError: '#b3261e',
    colorInfo: '#0958d9',
    colorSuccessBg: '#f1f8ec',
    colorSuccessBorder: '#c5e0b4',
    colorWarningBg: '#fff7e8',
    colorWarningBorder: '#eed9ae',
    colorErrorBg: '#fdf1f0',
    colorErrorBorder: '#efc6c2',
    colorInfoBg: '#eef5ff',
    colorInfoBorder: '#bcd6f7',
    colorText: '#1f1f1f',
    colorTextSecondary: '#525252',
    colorTextTertiary: '#5f5f5f',
    colorTextDescription: '#595959',
    colorTextPlaceholder: '#6b6b6b',
    colorBgLayout: '#f6f5f3',
    colorBorderSecondary: '#e8e6e3',
    borderRadius: 6,
    borderRadiusLG: 10,
    fontSize: 15,
    controlHeight: 36,
    fontFamily:
      "-apple-system, 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'WenQuanYi Zen Hei', sans-serif",
  },
  components: {
    Card: { bodyPadding: 20 },
  },
};
