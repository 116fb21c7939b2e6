# hash ports too, not addresses alone
sysctl -w net.ipv4.fib_multipath_hash_policy=1
ip nexthop add id 1 via 192.0.2.11 dev eth0
ip nexthop add id 2 via 192.0.2.12 dev eth0
ip nexthop add id 3 via 192.0.2.13 dev eth0
ip nexthop add id 10 group 1/2/3 type resilient buckets 128 idle_timer 120
ip route add 203.0.113.10/32 nhid 10
# static: neither BGP nor BFD changes this group; whoever notices a death must say
#   ip nexthop del id 1
