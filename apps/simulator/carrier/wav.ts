const sampleRate = 8000;
const headerBytes = 44;

/** So many seconds of a quiet hum, as a telephone would record it: mono, 16 bit, 8 kHz. */
export function hum(seconds: number): Buffer {
  const samples = Math.round(seconds * sampleRate);
  const wav = Buffer.alloc(headerBytes + samples * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(sampleRate, 24);
  wav.writeUInt32LE(sampleRate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples * 2, 40);
  for (let i = 0; i < samples; i++)
    wav.writeInt16LE(Math.round(1000 * Math.sin((2 * Math.PI * 220 * i) / sampleRate)), headerBytes + i * 2);
  return wav;
}
