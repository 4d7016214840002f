/** Made by scripts/recordings.ts from the recordings in packages/capture/fixtures. */
export const RECORDINGS: Readonly<Record<string, readonly [client: number, server: number, told: string]>> = {
  close3_delack: [
    950436800,
    2936158880,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1 w64240; 2; c> A 1 1; 3; c SEND 3; c> PA 1 1 +3; 4; s> A 1 4 w64237; 5; s SEND 4; s> PA 1 4 +4 w64237; 6; c> A 4 5 w64236; 7; c CLOSE; c> FA 4 5 w64236; 8; s CLOSE; s> FA 5 5 w64236; 9; c> A 5 6 w64235; 10',
  ],
  close4_client: [
    2850383773,
    1620767847,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1 w64240; 2; c> A 1 1; 3; c CLOSE; c> FA 1 1; 4; s> A 1 2 w64239; 5; s CLOSE; s> FA 1 2 w64239; 6; c> A 2 2; 7',
  ],
  abort_syn_received: [
    2923244936,
    2441242907,
    'c OPEN; s OPEN; s> S 0 w64240; c> S 0; 1; 2; s timer rto; s> SA 0 1 w64240; c timer rto; c> SA 0 1; 4; s> A 1 1 w63 x; c ABORT; c> RA 1 1 w63; 6; s SEND 0; s CLOSE; 3; c> R 1 w0; 7',
  ],
  crash_last_ack: [
    3929722216,
    4294967294,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1; 2; c> A 1 1 w63; 3; c CLOSE; c> FA 1 1 w63; 4; s> A 1 2 w64; 5',
  ],
  fin_before_data: [
    3248218984,
    787965757,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1 w64240; 2; c> A 1 1; 3; c SEND 3; c> PA 1 1 +3; 4; s SEND 4; s> PA 1 4 +4 w64237; c CLOSE; c> FA 4 1; 6',
  ],
  fin_on_data_lost: [
    3595223766,
    1983816268,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1 w64240; 2; c> A 1 1; 3; c SEND 50; c CLOSE; c> FA 1 1 +50 x; c timer rto; c> FA 1 1 +50; 5; s> A 1 52 w64189; 6',
  ],
  fin_wait2_ends: [
    609262622,
    4294967295,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1 w64240; 2; c> A 1 1; 3; c CLOSE; c> FA 1 1; 4; s> A 1 2 w64239; 5',
  ],
  fins_cross_late: [
    3914411522,
    3193577576,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1 w64240; 2; c> A 1 1; 3; s CLOSE; s> FA 1 1 w64240 x; c CLOSE; c> FA 1 1; 5; s> A 2 2 w64239 x; s timer rto; s> FA 1 2 w64239; 7',
  ],
  given_up: [
    2827583528,
    4294967294,
    's LISTEN; c OPEN; c> S 0; c timer rto; c> S 0; c timer rto; c> S 0; c CLOSE; 1; 2; 3; s> SA 0 1 w64240; 4; c> R 1 w0; 5',
  ],
  given_up_late: [
    4294967294,
    2555164596,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1 w64240; c timer rto; c> S 0; 3; s timer rto; s> SA 0 1 w64240; s timer rto; s> SA 0 1 w64240; c timer rto; c> S 0; 6; s timer rto; s> SA 0 1 w64240; c CLOSE; 2; 4; 5; 7; c> R 1 w0; 8; c> R 1 w0; 9; c> R 1 w0; 10; c> R 1 w0; 11',
  ],
  half_close_server: [
    420636366,
    2741904285,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1; 2; c> A 1 1; 3; s CLOSE; s> FA 1 1; 4; c> A 1 2 w64239; 5; c SEND 300; c> PA 1 2 +300 w64239; 6; s> A 2 301 w64860; c SEND 300; 7; c> PA 301 2 +300 w64239; 8; s> A 2 601 w64560 x; c SEND 300; c timer rto; c> PA 301 2 +300 w64239; 10; s> A 2 601 w64560; 11; c> PA 601 2 +300 w64239; 12; s> A 2 901 w64260; 13; c CLOSE; c> FA 901 2 w64239; 14; s> A 2 902 w64259; 15',
  ],
  reopen_syn_lost: [
    3484526489,
    508147892,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1 w64240; 2; c> A 1 1; 3; c SEND 100; c> PA 1 1 +100; 4; s> A 1 101 w64140; 5; s CLOSE; s> FA 1 101 w64140; 6; c> A 101 2 w64239; 7; c CLOSE; c> FA 101 2 w64239; 8; s> A 2 102 w64140; 9; c OPEN; c> S 1321543 x; c timer rto; c> S 1321543; 11; s> SA 65539 1321544 w64240; 12; c> A 1321544 65540; c SEND 9; 13; c> PA 1321544 65540 +9; 14; s> A 65540 1321553 w64231; 15; c CLOSE; c> FA 1321553 65540; 16; s CLOSE; s> FA 65540 1321554 w64230; 17',
  ],
  rst_behind_fin: [
    2406712061,
    3899513663,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1; 2; c> A 1 1 w63; c SEND 700; c SEND 700; c SEND 700; 3; c> A 1 1 +1448 w63; c SEND 700; 4; s> A 1 1449 w67; 5',
  ],
  server_first: [
    4294967285,
    9865257,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1 w64240; 2; c> A 1 1 x; s timer rto; s> SA 0 1 w64240; 4',
  ],
  simul_close_lost: [
    1717994851,
    58848122,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1 w64240; 2; c> A 1 1 x; s timer rto; s> SA 0 1 w64240; 4; c> A 1 1; 5; c CLOSE; s CLOSE; s> FA 1 1 w64240; c> FA 1 1; 6; 7; s> A 2 2 w64239; 8; c> A 2 2 w64239; 9',
  ],
  third_with_data: [
    3952989235,
    2102850366,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1; 2; c SEND 12; c> PA 1 1 +12 w63 x; c timer rto; c> PA 1 1 +12 w63; 4; s> A 1 13 w64; 5',
  ],
  third_with_fin: [
    1891417388,
    1984603968,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1; 2; c CLOSE; c> FA 1 1 w63 x; c timer rto; c> FA 1 1 w63; 4; s> A 1 2 w64; 5; s CLOSE; s> FA 1 2 w64; 6',
  ],
  urgent: [
    4294962296,
    1011758028,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1 w64240; 2; c> A 1 1; 3; c SEND 10; c SEND 3; c> PA 1 1 +10; 4; s> A 1 11 w64230; 5; c> PAU 11 1 +3; 6; s> A 1 14 w64227; 7; s SEND 1; s> PAU 1 14 +1 w64227; 8; c> A 14 2 w64239; 9; c CLOSE; c> FA 14 2 w64239; 10; s CLOSE; s> FA 2 15 w64226 x; c timer rto; c> FA 14 2 w64239; 12; s> A 3 15 w64226; 13; s timer rto; s> FA 2 15 w64226; 14',
  ],
  zero_window_probes: [
    3376900688,
    3335166272,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1 w2920; 2; c> A 1 1; 3; c SEND 20000; c> A 1 1 +1460; 4; s> A 1 1461 w2920; 5; c> PA 1461 1 +1460; 6; c> A 2921 1 +1460; 7; s> A 1 4381 w0; 8',
  ],
  delack_piggyback: [
    1150682845,
    1997523600,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1 w64240; 2; c> A 1 1; 3; c SEND 1; c> PA 1 1 +1; 4; s> A 1 2 w64239; 5; s SEND 1; s> PA 1 2 +1 w64239; 6; c> A 2 2 w64239; 7; c SEND 7; c> PA 2 2 +7 w64239; 8; s SEND 8; s> PA 2 9 +8 w64232; 9; c> A 9 10 w64231; 10',
  ],
  half_close: [
    2103366422,
    1304671604,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1 w64240; 2; c> A 1 1; 3; c SEND 7; c> PA 1 1 +7; 4; s> A 1 8 w64233; 5; c CLOSE; c> FA 8 1; 6; s> A 1 9 w64232; 7; s SEND 100; s> PA 1 9 +100 w64232; 8; c> A 9 101 w64140; 9; s SEND 100; s> PA 101 9 +100 w64232; 10; c> A 9 201 w64040; 11; s SEND 100; s> PA 201 9 +100 w64232; 12; c> A 9 301 w64040; 13; s CLOSE; s> FA 301 9 w64232; 14; c> A 9 302 w64040; 15',
  ],
  lost_ack3_data: [
    4029597013,
    2076329824,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1 w64240; 2; c> A 1 1 x; c SEND 16; c> PA 1 1 +16; 4; s> A 1 17 w64224; 5; c CLOSE; c> FA 17 1; 6; s> A 1 18 w64223; 7; s CLOSE; s> FA 1 18 w64223; 8',
  ],
  lost_synack: [
    2555635858,
    2054351182,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1 w64240 x; c timer rto; c> S 0; 3; s timer rto; s> SA 0 1 w64240; 4; s timer rto; s> SA 0 1 w64240; 5; c> A 1 1; 6',
  ],
  acked_iss: [
    4294967294,
    4294967294,
    'c OPEN; c> S 0; s OPEN; s> S 0 w64240; 1; 2; s timer rto; s> SA 0 1 w64240; c timer rto; c> SA 0 1; 4',
  ],
  blind_synack: [
    1601467973,
    3544229669,
    's LISTEN; c OPEN; c> S 0; >c SA 849737627 1 w64240; c> A 1 849737628; 3; s> R 849737628 w0; 4; 1; s> SA 0 1 w64240; 5; c> R 1 w0; 6',
  ],
  close_unread: [
    1379531761,
    3317554010,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1 w64240; 2; c> A 1 1; 3; c SEND 10; c> PA 1 1 +10; 4; s> A 1 11 w64230; 5; c CLOSE; c> FA 11 1; 6; s> A 1 12 w64229; 7; s CLOSE; s> FA 1 12 w64229; 8',
  ],
  crossing_fins: [
    1096276191,
    1244251991,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1 w64240; 2; c> A 1 1; 3; c CLOSE; c> FA 1 1; s CLOSE; s> FA 1 1 w64240; 5; c> A 2 2 w64239; 6',
  ],
  data_after_close: [
    2079320440,
    1472389932,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1 w64240; 2; c> A 1 1; 3; c CLOSE; c> FA 1 1; 4; s> A 1 2 w64239; 5',
  ],
  data_lost: [
    1280256232,
    3366586279,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1; 2; c> A 1 1 w63; 3; c SEND 30; c> PA 1 1 +30 w63 x; c SEND 40; c> PA 31 1 +40 w63; 5; s> A 1 1 w64; 6; c timer rto; c> PA 1 1 +30 w63; 7; s> A 1 71 w64; 8; c CLOSE; c> FA 71 1 w63; 9',
  ],
  duplicates: [
    848278072,
    30349731,
    's LISTEN; c OPEN; c> S 0; 1 again; s> SA 0 1 w64240; 1; s timer rto; s> SA 0 1 w64240; 2 again; c> A 1 1; 2; c> A 1 1; 3 again; 3; 4 again; 4; 5 again; 5; c SEND 100; c> PA 1 1 +100; 6 again; s> A 1 101 w64140; 6; s> A 1 101 w64140; 7 again; 7; 8 again; 8; s SEND 50; s> PA 1 101 +50 w64140; 9 again; c> A 101 51 w64190; 9; c> A 101 51 w64190; 10 again; 10; 11 again; 11; c CLOSE; c> FA 101 51 w64190; 12 again; 12; s> A 51 102 w64139; 13 again; 13; s CLOSE; s> FA 51 102 w64139; 14 again; c> A 102 52 w64190; 14',
  ],
  fin_data_lost: [
    2547283305,
    2812240194,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1 w64240; 2; c> A 1 1; 3; c SEND 30; c> PA 1 1 +30 x; c CLOSE; c> FA 31 1 x; c timer rto; c> FPA 1 1 +30; 6; s> A 1 32 w64209; 7; s CLOSE; s> FA 1 32 w64209; 8',
  ],
  lost_last_ack: [
    13851527,
    4186323056,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1 w64240; 2; c> A 1 1; 3; c CLOSE; c> FA 1 1; 4; s> A 1 2 w64239; 5; s CLOSE; s> FA 1 2 w64239; 6; c> A 2 2 x; s timer rto; s> FA 1 2 w64239; 8',
  ],
  past_fin: [
    1803246022,
    2018572407,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1 w64240; 2; c> A 1 1; 3; s CLOSE; s> FA 1 1 w64240; 4; c> A 1 2 w64239; 5',
  ],
  simul_open: [
    1130798178,
    670913200,
    'c OPEN; c> S 0; s OPEN; s> S 0 w64240; 1; s timer rto; s> SA 0 1 w64240; 3; c> A 1 1; 4; 2; c> A 1 1; 5; c SEND 5; c> PA 1 1 +5; 6; s> A 1 6 w64235; 7; s SEND 5; s> PA 1 6 +5 w64235; 8; c> A 6 6 w64235; 9',
  ],
  stale_synack: [
    1113488004,
    2205307007,
    's LISTEN; c OPEN; c> S 0; >c SA 2102005967 4294962296 w64240; c> R 4294962296 w0; c timer rto; c> S 0; 3; 4; s> SA 0 1 w64240; 5; c> A 1 1; 6; >c SA 2102005967 1 w64240; c> A 1 1; 8; 1; s> A 1 1 w64240; 9; c CLOSE; c> FA 1 1; 10; s> A 1 2 w64239; 11; s CLOSE; s> FA 1 2 w64239; 12',
  ],
  syn_in_window: [
    1948605317,
    2616784214,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1 w64240; 2; c> A 1 1; 3; >s S 101; s> A 1 1 w64240; 5; >s S 0; >s S 10000000; c SEND 10; c> PA 1 1 +10; 8; s> A 1 11 w64230; 9; c CLOSE; c> FA 11 1; 10',
  ],
  time_wait_reuse: [
    2271713892,
    20192770,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1 w64240; 2; c> A 1 1; 3; s CLOSE; s> FA 1 1 w64240; 4; c> A 1 2 w64239; 5; c CLOSE; c> FA 1 2 w64239; 6; s> A 2 2 w64240; 7; c OPEN; c> S 12543877; 8; s> SA 65539 12543878 w64240; 9; c> A 12543878 65540; 10; c SEND 9; c> PA 12543878 65540 +9; 11; s> A 65540 12543887 w64231; 12',
  ],
  zero_window: [
    783761232,
    813108694,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1 w1448; 2; c> A 1 1 w63; 3; c SEND 8000; c> A 1 1 +724 w63; c> PA 725 1 +724 w63; 4; s> A 1 725 w724; 5; s> A 1 1449 w0; c timer rto; c> PA 725 1 +724 w63; 6; 7; 8; s> A 1 1449 w0; 9',
  ],
  simul_close: [
    1891826664,
    545119070,
    's LISTEN; c OPEN; c> S 0; 1; s> SA 0 1 w64240; 2; c> A 1 1; 3; c CLOSE; s CLOSE; c> FA 1 1; s> FA 1 1 w64240; 4; 5; c> A 2 2 w64239; 6; s> A 2 2 w64239; 7',
  ],
  stale_syn: [
    1779328539,
    321155392,
    's LISTEN; c OPEN; c> S 0; >s S 4294867296; s> SA 0 4294867297 w64240; 3; c> R 4294867297 w0; 4; c timer rto; c> S 0; 5; s> SA 175839 1 w64240; 6; c> A 1 175840; 7; 1; s> A 175840 1 w64240; 8; c CLOSE; c> FA 1 175840; 9; s> A 175840 2 w64239; 10; s CLOSE; s> FA 175840 2 w64239; 11',
  ],
};
