#include "textflag.h"

// Sixteen bytes at BASE(SI): their delimiters to the low bits of R8, what must be
// looked at to those of R9, what is not ASCII to those of R10.
#define LANE(BASE) \
	MOVOU BASE(SI), X4; \
	MOVOA X4, X5; \
	PCMPEQB X0, X5; \
	PMOVMSKB X5, R8; \
	MOVOA X4, X6; \
	PCMPEQB X1, X6; \
	MOVOA X4, X7; \
	PMINUB X2, X7; \
	PCMPEQB X4, X7; \
	POR X7, X6; \
	PMOVMSKB X6, R9; \
	PMOVMSKB X4, R10

// func markBlock(b *[64]byte, delim byte) (delims, stops, high uint64)
TEXT ·markBlock(SB), NOSPLIT, $0-40
	MOVQ b+0(FP), SI
	MOVBQZX delim+8(FP), AX
	MOVQ $0x0101010101010101, BX
	IMULQ BX, AX
	MOVQ AX, X0
	PUNPCKLQDQ X0, X0
	MOVQ $0x2222222222222222, AX // quotes
	MOVQ AX, X1
	PUNPCKLQDQ X1, X1
	MOVQ $0x0D0D0D0D0D0D0D0D, AX // CR: the control characters up to it
	MOVQ AX, X2
	PUNPCKLQDQ X2, X2

	LANE(48)
	MOVQ R8, AX
	MOVQ R9, BX
	MOVQ R10, CX
	LANE(32)
	SHLQ $16, AX
	SHLQ $16, BX
	ORQ R8, AX
	ORQ R9, BX
	ORQ R10, CX
	LANE(16)
	SHLQ $16, AX
	SHLQ $16, BX
	ORQ R8, AX
	ORQ R9, BX
	ORQ R10, CX
	LANE(0)
	SHLQ $16, AX
	SHLQ $16, BX
	ORQ R8, AX
	ORQ R9, BX
	ORQ R10, CX

	MOVQ AX, delims+16(FP)
	MOVQ BX, stops+24(FP)
	MOVQ CX, high+32(FP)
	RET
