// maglev DIR SIZE: fills a table of SIZE slots from offsets and skips (Maglev, NSDI 2016, pseudocode 1).
#include "round.h"

int main(int, char** argv) {
  const std::string dir = argv[1];
  const std::string name = argv[2];
  const uint32_t size = std::stoul(name);
  const auto offsets = read_all<uint32_t>(dir + "/offsets-" + name);
  const auto skips = read_all<uint32_t>(dir + "/skips-" + name);
  round_of([&] {
    std::vector<int32_t> table(size, -1);
    auto next = offsets;
    for (uint32_t filled = 0; filled < size;) {
      for (uint32_t backend = 0; backend < next.size() && filled < size; backend++, filled++) {
        uint32_t slot = next[backend];
        while (table[slot] >= 0) {
          slot += skips[backend];
          if (slot >= size) slot -= size;
        }
        table[slot] = backend;
        slot += skips[backend];
        next[backend] = slot >= size ? slot - size : slot;
      }
    }
    uint32_t digest = 0;
    for (const int32_t owner : table) digest = digest * 31 + owner;
    return digest;
  });
}
