import {
  AlertOutlined,
  ApartmentOutlined,
  AppstoreOutlined,
  AuditOutlined,
  CalendarOutlined,
  CustomerServiceOutlined,
  FileProtectOutlined,
  HeartOutlined,
  HomeOutlined,
  IdcardOutlined,
  ImportOutlined,
  NotificationOutlined,
  OrderedListOutlined,
  PartitionOutlined,
  ProjectOutlined,
  ReadOutlined,
  SafetyCertificateOutlined,
  SafetyOutlined,
  SolutionOutlined,
  TeamOutlined,
  ThunderboltOutlined,
  ToolOutlined,
  TrophyOutlined,
} from '@ant-design/icons';
import type { ComponentType, ReactNode } from 'react';

const icons: Readonly<Record<string, ComponentType>> = {
  home: HomeOutlined,
  dispatch: AlertOutlined,
  followUps: CustomerServiceOutlined,
  calls: NotificationOutlined,
  applications: SolutionOutlined,
  imports: ImportOutlined,
  volunteers: IdcardOutlined,
  teams: TeamOutlined,
  certificates: SafetyCertificateOutlined,
  recognition: TrophyOutlined,
  credentials: FileProtectOutlined,
  roster: CalendarOutlined,
  patrol: SafetyOutlined,
  training: ReadOutlined,
  projects: ProjectOutlined,
  organisations: ApartmentOutlined,
  areas: PartitionOutlined,
  vetting: OrderedListOutlined,
  accounts: IdcardOutlined,
  plugins: AppstoreOutlined,
  jobs: ThunderboltOutlined,
  audit: AuditOutlined,
  health: HeartOutlined,
  tools: ToolOutlined,
};

/** An icon by its name in rooms.ts or in a plugin's page; a plain one where the name is unknown. */
export function Icon({ name }: { readonly name: string }): ReactNode {
  const Chosen = icons[name] ?? AppstoreOutlined;
  return (
    <span aria-hidden="true">
      <Chosen />
    </span>
  );
}
