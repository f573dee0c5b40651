package layout

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Tables as people write them, and the layout that toll layout prints.
func TestInfer(t *testing.T) {
	tests := []struct {
		name, table string
		hints       Hints
		want        string // column, role, measure, group, side, bound, value, and source, cumulative, remark where used
	}{
		{name: "plain", table: "event,date,source,killed,injured\nA,2023-03-14,M,12,30",
			want: "event,event,,,,,\ndate,event_date,,,,,\nsource,source,,,,,\nkilled,count,killed,total,,,\ninjured,count,injured,total,,,\n"},
		{name: "other order and case", table: "KILLED , Source,EVENT\n12,M,A",
			want: "KILLED,count,killed,total,,,\nSource,source,,,,,\nEVENT,event,,,,,\n"},
		{name: "id and name", table: "incident_id,incident,report_date,outlet,deaths\n1,Market,2023-03-15,Daily,4",
			want: "incident_id,event,,,,,\nincident,event_name,,,,,\nreport_date,published,,,,,\noutlet,via,,,,,\ndeaths,count,killed,total,,,\n"},
		{name: "a name is the key where no id is", table: "event_name,source,killed\nA,M,3",
			want: "event_name,event,,,,,,,,the name is the key: no other column is\nevent_name,event_name,,,,,,,,\nsource,source,,,,,,,,\nkilled,count,killed,total,,,,,,\n"},
		{name: "measure in a column", table: "event,source,measure,group,count\nA,M,killed,civilians,3",
			want: "event,event,,,,,\nsource,source,,,,,\nmeasure,measure,,,,,\ngroup,group,,,,,\ncount,count,,,,,\n"},
		{name: "bounds of the only count", table: "event,source,deaths,low estimate,high estimate\nA,M,5,4,8",
			want: "event,event,,,,,,,,\nsource,source,,,,,,,,\ndeaths,count,killed,total,,,,,,\n" +
				"low estimate,count,killed,total,,low,,,,\"a bound of the count killed, the only one it can belong to\"\n" +
				"high estimate,count,killed,total,,high,,,,\"a bound of the count killed, the only one it can belong to\"\n"},
		{name: "bounds of nobody knows which", table: "event,killed,injured,low\nA,5,4,8",
			want: "event,event,,,,,,,,\nkilled,count,killed,total,,,,,,\ninjured,count,injured,total,,,,,,\n" +
				"low,,,,,,,,,\"a bound, and the table has several counts: name it after one of them\"\n"},
		{name: "total is ambiguous", table: "event,killed,wounded,missing,total\nA,1,2,3,6",
			want: "event,event,,,,,,,,\nkilled,count,killed,total,,,,,,\nwounded,count,injured,total,,,,,,\nmissing,count,missing,total,,,,,,\n" +
				"total,,,,,,,,,\"not read: it may be the sum of the other columns, of killed or of something else\"\n"},
		{name: "remarks", table: "event,killed,civilians,min_air_raids,killed by police,min max killed,xyz\nA,1,2,3,4,5,6",
			want: "event,event,,,,,,,,\nkilled,count,killed,total,,,,,,\n" +
				"civilians,,,,,,,,,\"not read: says who (civilians), not what happened to them\"\n" +
				"min_air_raids,,,,,,,,,\"not read: not understood is \"\"air\"\", \"\"raids\"\"\"\n" +
				"killed by police,,,,,,,,,\"not read as a count of killed: not understood is \"\"by\"\", \"\"police\"\"\"\n" +
				"min max killed,,,,,,,,,\"not read: its name says two things of the bound, low and high\"\n" +
				"xyz,,,,,,,,,\"not read: not understood is \"\"xyz\"\"\"\n"},
		{name: "empty and repeated names", table: "event,,killed,note,Note \nA,x,1,a,b",
			want: "event,event,,,,,,,,\n,,,,,,,,,the column has no name\nkilled,count,killed,total,,,,,,\n" +
				"note,,,,,,,,,two columns have this name; neither is read\n"},
		{name: "values that say what was counted", table: "war_id,side,bucket,low,high\nb,Qing,military_killed,2500,20000",
			want: "war_id,event,,,,,,,,\nside,side,,,,,,,,\n" +
				"bucket,,,,,,,,,\"not read: its values may say what was counted; give each value a row, as bucket,category,killed,combatants,,,military_killed\"\n" +
				"low,count,,,,low,,,,\nhigh,count,,,,high,,,,\n"},
		{name: "two columns for one role", table: "event,date,source,reported by,killed\nA,2023-01-01,M,N,1",
			want: "event,event,,,,,,,,\ndate,event_date,,,,,,,,\nsource,source,,,,,,,,\n" +
				"reported by,,,,,,,,,\"may be source, which \"\"source\"\" is already\"\nkilled,count,killed,total,,,,,,\n"},
		{name: "French", table: "Événement,Date,Lieu,Source,Tués,Blessés,Remarques\nA,2023-01-01,B,M,1,2,",
			want: "Événement,event,,,,,\nDate,event_date,,,,,\nLieu,place,,,,,\nSource,source,,,,,\nTués,count,killed,total,,,\nBlessés,count,injured,total,,,\nRemarques,note,,,,,\n"},
		{name: "Spanish", table: "suceso,fecha,lugar,fuente,muertos,heridos,desaparecidos\nA,2023-01-01,B,M,1,2,3",
			want: "suceso,event,,,,,\nfecha,event_date,,,,,\nlugar,place,,,,,\nfuente,source,,,,,\nmuertos,count,killed,total,,,\nheridos,count,injured,total,,,\ndesaparecidos,count,missing,total,,,\n"},
		{name: "Portuguese", table: "evento,data,local,fonte,mortos,feridos civis\nA,2023-01-01,B,M,1,2",
			want: "evento,event,,,,,\ndata,event_date,,,,,\nlocal,place,,,,,\nfonte,source,,,,,\nmortos,count,killed,total,,,\nferidos civis,count,injured,civilians,,,\n"},
		{name: "Arabic", table: "الحادثة,التاريخ,المحافظة,المصدر,القتلى,الجرحى\nأ,2023-01-01,ب,م,1,2",
			want: "الحادثة,event,,,,,\nالتاريخ,event_date,,,,,\nالمحافظة,admin,,,,,\nالمصدر,source,,,,,\nالقتلى,count,killed,total,,,\nالجرحى,count,injured,total,,,\n"},
		{name: "Russian", table: "событие,дата,источник,погибшие,раненые\nА,2023-01-01,М,1,2",
			want: "событие,event,,,,,\nдата,event_date,,,,,\nисточник,source,,,,,\nпогибшие,count,killed,total,,,\nраненые,count,injured,total,,,\n"},
		{name: "native with a column more", table: "event,source,measure,reported,low,best,high,date,weapon\nA,M,killed,four,4,4,4,2023-01-01,bomb",
			want: "event,event,,,,,\nsource,source,,,,,\nmeasure,measure,,,,,\nreported,reported,,,,,\nlow,count,,,,low,\nbest,count,,,,best,\nhigh,count,,,,high,\ndate,event_date,,,,,\nweapon,attribute,,,,,\n"},
		{name: "columns of the key", table: "year,geography,count-fatalities,source\n2000,United States,861,FE", hints: Hints{EventColumns: []string{"year", "Geography"}},
			want: "year,event,,,,,,,,--event-columns\nyear,event_date,,,,,,,,\ngeography,event,,,,,,,,--event-columns\ngeography,place,,,,,,,,\ncount-fatalities,count,killed,total,,,,,,\nsource,source,,,,,,,,\n"},
		{name: "columns of the key in another order", table: "year,geography,deaths\n2000,United States,861", hints: Hints{EventColumns: []string{"geography", "year"}},
			want: "geography,event,,,,,,,,--event-columns\nyear,event,,,,,,,,--event-columns\nyear,event_date,,,,,,,,\ngeography,place,,,,,,,,\ndeaths,count,killed,total,,,,,,\n"},
		{name: "a day that is the event", table: "report_date,killed\n2023-10-07,6", hints: Hints{EventColumns: []string{"report_date"}},
			want: "report_date,event,,,,,,,,--event-columns\nreport_date,event_date,,,,,,,,\nkilled,count,killed,total,,,,,,\n"},
		{name: "source column and another key", table: "event,source,who,killed\nA,M,N,6", hints: Hints{SourceColumn: "who"},
			want: "event,event,,,,,,,,\nsource,,,,,,,,,by its name source: not read because of --source-column\nwho,source,,,,,,,,--source-column\nkilled,count,killed,total,,,,,,\n"},
		{name: "source name", table: "event,source,killed\nA,M,6", hints: Hints{SourceName: "SNHR"},
			want: "event,event,,,,,,,,\nsource,,,,,,,,,by its name source: not read because of --source-name\nkilled,count,killed,total,,,,,,\n,source,,,,,SNHR,,,--source-name\n"},
		{name: "one source a column", table: "war,Correlates of War,PRIO–UCDP,UNICEF\nA,100,120,\nB,,7,9",
			want: "war,event,,,,,,,,\nCorrelates of War,count,,,,,,Correlates of War,,the figures of the source Correlates of War\n" +
				"PRIO–UCDP,count,,,,,,PRIO–UCDP,,the figures of the source PRIO–UCDP\nUNICEF,count,,,,,,UNICEF,,the figures of the source UNICEF\n"},
		{name: "source and measure in a name", table: "event,PRIO deaths,deaths (UNICEF),OHCHR - civilian deaths\nA,1,2,3",
			want: "event,event,,,,,,,,\nPRIO deaths,count,killed,total,,,,PRIO,,\ndeaths (UNICEF),count,killed,total,,,,UNICEF,,the figures of the source UNICEF\n" +
				"OHCHR - civilian deaths,count,killed,civilians,,,,OHCHR,,\n"},
		{name: "sources that the user names", table: "event,Smith killed,Jones killed\nA,1,2", hints: Hints{Sources: []string{"Smith", "Jones"}},
			want: "event,event,,,,,,,,\nSmith killed,count,killed,total,,,,Smith,,the figures of the source Smith\nJones killed,count,killed,total,,,,Jones,,the figures of the source Jones\n"},
		{name: "names of toll's own columns over other things", table: "event,scope,revision,group,outcome,killed\nA,national,1.2,Hamas,victory,4",
			want: "event,event,,,,,,,,\nscope,,,,,,,,,\"not read: by its name it may be scope, but \"\"national\"\" is no such word\"\n" +
				"revision,,,,,,,,,\"not read: by its name it may be revision, but \"\"1.2\"\" is no such word\"\n" +
				"group,,,,,,,,,\"not read: by its name it may be group, but \"\"hamas\"\" is no such word\"\n" +
				"outcome,,,,,,,,,\"not read: by its name it may be measure, but \"\"victory\"\" is no such word\"\n" +
				"killed,count,killed,total,,,,,,\n"},
		{name: "a fault among the words of a column", table: "event,killed,scope\nA,4,part\nB,5,prt",
			want: "event,event,,,,,\nkilled,count,killed,total,,,\nscope,scope,,,,,\n"},
		{name: "a unit that is no event", table: "date,unit,killed\n2023-01-01,persons,4\n2023-01-02,persons,5",
			want: "date,event_date,,,,,,,,\nunit,,,,,,,,,\"not read: \"\"persons\"\" in every row is no event\"\nkilled,count,killed,total,,,,,,\n"},
		{name: "a text with several counts", table: "battle_id,casualties_text\n1,590 (118k/450w)",
			want: "battle_id,event,,,,,\ncasualties_text,text,,,,,\n"},
		{name: "the words of which figure", table: "event,reported,killed,injured\nA,four killed,4,1",
			want: "event,event,,,,,,,,\nreported,,,,,,,,,\"words of a figure, and the table has several counts: it does not say of which\"\nkilled,count,killed,total,,,,,,\ninjured,count,injured,total,,,,,,\n"},
		{name: "the words of the only figure", table: "event,reported,killed\nA,four killed,4",
			want: "event,event,,,,,\nreported,reported,,,,,\nkilled,count,killed,total,,,\n"},
	}
	for _, tt := range tests {
		in := infer(t, tt.table, tt.hints)
		if diff := cmp.Diff(padded(t, tt.want), cells(in.Layout)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}
