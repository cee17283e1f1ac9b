/** Số đang gọi, cho bảng lớn. */
export function line(number: number, room: string): string {
  return `${String(number).padStart(3, "0")} → ${room}`;
}
