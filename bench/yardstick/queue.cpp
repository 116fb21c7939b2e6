// queue DIR mmc SERVERS: customers of DIR/gaps and DIR/services pass a station; the sum of their waits is printed.
// queue DIR hold PENDING: pops the earliest event and pushes one a gap later, once for each gap; the last time is printed.
#include <deque>
#include <queue>

#include "round.h"

struct Event {
  double t;
  uint32_t sequence, kind;
  bool operator<(const Event& other) const {
    return t != other.t ? t > other.t : sequence > other.sequence;
  }
};

class Events {
  std::priority_queue<Event> heap;
  uint32_t pushed = 0;

 public:
  void push(double t, uint32_t kind) { heap.push({t, pushed++, kind}); }
  bool empty() const { return heap.empty(); }
  Event pop() {
    const Event first = heap.top();
    heap.pop();
    return first;
  }
};

static double mmc(const std::vector<double>& gaps, const std::vector<double>& services, int servers) {
  Events events;
  std::deque<double> line;
  size_t arrived = 0, started = 0;
  double waits = 0;
  events.push(gaps[0], 0);
  while (!events.empty()) {
    const auto [t, sequence, kind] = events.pop();
    if (kind == 0) {
      line.push_back(t);
      if (++arrived < gaps.size()) events.push(t + gaps[arrived], 0);
    } else {
      servers++;
    }
    if (servers > 0 && !line.empty()) {
      servers--;
      waits += t - line.front();
      line.pop_front();
      events.push(t + services[started++], 1);
    }
  }
  return waits;
}

static double hold(const std::vector<double>& gaps, size_t pending) {
  Events events;
  for (size_t i = 0; i < pending; i++) events.push(gaps[i], 0);
  double t = 0;
  for (const double gap : gaps) {
    t = events.pop().t;
    events.push(t + gap, 0);
  }
  return t;
}

int main(int, char** argv) {
  const std::string dir = argv[1];
  const auto gaps = read_all<double>(dir + "/gaps");
  const std::string count = argv[3];
  if (std::string(argv[2]) == "hold") {
    round_of([&] { return hold(gaps, std::stoul(count)); });
  } else {
    const auto services = read_all<double>(dir + "/services-" + count);
    round_of([&] { return mmc(gaps, services, std::stoi(count)); });
  }
}
