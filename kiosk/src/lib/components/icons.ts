interface IconPart {
  d: string;
  filled?: boolean;
}

const line = (d: string): IconPart => ({ d });
const solid = (d: string): IconPart => ({ d, filled: true });

const DISC = 'M12 1.5a10.5 10.5 0 1 1 0 21 10.5 10.5 0 0 1 0-21Z';

export const ICONS = {
  left: [line('M15 5l-7 7 7 7')],
  right: [line('M9 5l7 7-7 7')],
  pause: [solid('M7 5h3.4v14H7zM13.6 5H17v14h-3.4z')],
  play: [solid('M8 5l11 7-11 7z')],
  notice: [line('M4 4h16v16H4z'), line('M8 9h8M8 12.5h8M8 16h5')],
  village: [line('M3.5 11L12 4l8.5 7'), line('M5.5 9.5V20h13V9.5'), line('M10 20v-5.5h4V20')],
  people: [
    line('M9 4.5a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4Z'),
    line('M2.5 19.5c.8-5.6 12.2-5.6 13 0'),
    line('M15.5 5.2a3 3 0 0 1 0 5.6M17.5 14.2c2.4.7 3.8 2.6 4 5.3'),
  ],
  home: [line('M4 11l8-7 8 7'), line('M6 9.5V20h12V9.5')],
  idCard: [
    line('M2.5 5h19v14h-19z'),
    line('M8 9.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6Z'),
    line('M5.5 16c.6-1.6 4.4-1.6 5 0M14 10h4.5M14 14h4.5'),
  ],
  check: [line(DISC), line('M7.2 12.3l3.3 3.3 6.4-6.8')],
  clock: [line(DISC), line('M12 6.5V12l3.6 2.4')],
  info: [line(DISC), line('M12 11v6M12 7.2v.1')],
  back: [line('M4 9h10a5.5 5.5 0 0 1 0 11H8'), line('M8 4.5L3.5 9 8 13.5')],
  stop: [line(DISC), line('M7.5 12h9')],
  question: [line(DISC), line('M9 9.3c.3-3.8 6-3.6 6 0 0 2.3-3 2.4-3 4.6M12 17.2v.1')],
  offline: [
    line('M3 9.5c5.4-4.6 12.6-4.6 18 0M6.5 13.2c3.3-2.6 7.7-2.6 11 0M12 17.5v.1M4 3l16 18'),
  ],
  empty: [line('M5 3.5h9l5 5v12H5z'), line('M14 3.5v5h5'), line('M9 14h6')],
  enlarge: [line('M3 19L8 6l5 13M4.8 14.5h6.4M15 19l3.2-8 3.2 8M16.1 16.2h4.2')],
} satisfies Record<string, IconPart[]>;

export type IconName = keyof typeof ICONS;
