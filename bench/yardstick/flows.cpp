// flows DIR katran|linux|xxh64: a backend, or a next hop, for every 5-tuple of DIR/tuples; the sum of all is printed.
#include <cstring>

#include "round.h"

struct Tuple {
  uint32_t src, dst, protocol, sport, dport;
};

static uint32_t rotl32(uint32_t x, int n) { return x << n | x >> (32 - n); }
static uint64_t rotl64(uint64_t x, int n) { return x << n | x >> (64 - n); }
static uint32_t swap16(uint32_t x) { return (x & 255) << 8 | x >> 8; }

static uint32_t jhash_2words(uint32_t a, uint32_t b, uint32_t seed) {
  uint32_t c = 0xdeadbeef + 8 + seed;
  a += c;
  b += c;
  c ^= b, c -= rotl32(b, 14), a ^= c, a -= rotl32(c, 11), b ^= a, b -= rotl32(a, 25);
  c ^= b, c -= rotl32(b, 16), a ^= c, a -= rotl32(c, 4), b ^= a, b -= rotl32(a, 14);
  return (c ^ b) - rotl32(b, 24);
}

static uint64_t siphash24(const uint8_t* data, size_t length, uint64_t k0, uint64_t k1) {
  uint64_t v0 = k0 ^ 0x736f6d6570736575, v1 = k1 ^ 0x646f72616e646f6d;
  uint64_t v2 = k0 ^ 0x6c7967656e657261, v3 = k1 ^ 0x7465646279746573;
  const auto round = [&] {
    v0 += v1, v1 = rotl64(v1, 13) ^ v0, v0 = rotl64(v0, 32), v2 += v3, v3 = rotl64(v3, 16) ^ v2;
    v0 += v3, v3 = rotl64(v3, 21) ^ v0, v2 += v1, v1 = rotl64(v1, 17) ^ v2, v2 = rotl64(v2, 32);
  };
  const auto absorb = [&](uint64_t word) { v3 ^= word, round(), round(), v0 ^= word; };
  size_t at = 0;
  for (; at + 8 <= length; at += 8) {
    uint64_t word;
    std::memcpy(&word, data + at, 8);
    absorb(word);
  }
  uint64_t last = static_cast<uint64_t>(length) << 56;
  for (size_t i = 0; i < length % 8; i++) last |= static_cast<uint64_t>(data[at + i]) << 8 * i;
  absorb(last);
  v2 ^= 0xff;
  for (int i = 0; i < 4; i++) round();
  return v0 ^ v1 ^ v2 ^ v3;
}

// XXH64 of less than 32 bytes.
static uint64_t xxh64(const uint8_t* data, size_t length) {
  const uint64_t p1 = 0x9e3779b185ebca87, p2 = 0xc2b2ae3d27d4eb4f, p3 = 0x165667b19e3779f9;
  const uint64_t p4 = 0x85ebca77c2b2ae63, p5 = 0x27d4eb2f165667c5;
  uint64_t h = p5 + length;
  const uint8_t* end = data + length;
  for (; data + 8 <= end; data += 8) {
    uint64_t lane;
    std::memcpy(&lane, data, 8);
    h = rotl64(h ^ rotl64(lane * p2, 31) * p1, 27) * p1 + p4;
  }
  if (data + 4 <= end) {
    uint32_t lane;
    std::memcpy(&lane, data, 4);
    h = rotl64(h ^ lane * p1, 23) * p2 + p3;
    data += 4;
  }
  for (; data < end; data++) h = rotl64(h ^ *data * p5, 11) * p1;
  h = (h ^ h >> 33) * p2;
  h = (h ^ h >> 29) * p3;
  return h ^ h >> 32;
}

static uint32_t katran(const Tuple& t, const std::vector<int32_t>& table) {
  const uint32_t ports = swap16(t.sport) | swap16(t.dport) << 16;
  return table[jhash_2words(__builtin_bswap32(t.src), ports, 512 * 65537) % table.size()];
}

static uint32_t linux_hop(const Tuple& t, const std::vector<uint32_t>& bounds) {
  const uint32_t src = __builtin_bswap32(t.src), dst = __builtin_bswap32(t.dst);
  const uint32_t sport = swap16(t.sport), dport = swap16(t.dport);
  const uint32_t addresses[] = {dst < src ? dst : src, dst < src ? src : dst};
  const uint32_t ports = dport < sport ? dport | sport << 16 : sport | dport << 16;
  uint8_t keys[48] = {};
  keys[2] = t.protocol;
  std::memcpy(keys + 28, &ports, 4);
  std::memcpy(keys + 36, addresses, 8);
  const uint64_t key = 1ull << 32 | 1;
  uint32_t hash = siphash24(keys, sizeof keys, key, key);
  hash = (hash ? hash : 1) >> 1;
  uint32_t hop = 0;
  while (hash > bounds[hop]) hop++;
  return hop;
}

static uint32_t xxh64_slot(const Tuple& t, const std::vector<int32_t>& table) {
  const uint32_t words[] = {__builtin_bswap32(t.src), __builtin_bswap32(t.dst),
                            swap16(t.sport) | swap16(t.dport) << 16, t.protocol};
  return table[xxh64(reinterpret_cast<const uint8_t*>(words), 13) % table.size()];
}

int main(int, char** argv) {
  const std::string dir = argv[1];
  const std::string how = argv[2];
  const auto tuples = read_all<Tuple>(dir + "/tuples");
  const auto table = read_all<int32_t>(dir + "/table");
  const auto bounds = read_all<uint32_t>(dir + "/bounds");
  const auto sum = [&](auto choose) {
    round_of([&] {
      double total = 0;
      for (const auto& tuple : tuples) total += choose(tuple);
      return total;
    });
  };
  if (how == "katran") sum([&](const Tuple& t) { return katran(t, table); });
  if (how == "linux") sum([&](const Tuple& t) { return linux_hop(t, bounds); });
  if (how == "xxh64") sum([&](const Tuple& t) { return xxh64_slot(t, table); });
}
