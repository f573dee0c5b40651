package stats

import (
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The columns of each table, in the order of METHODS; by, without and source
// of totals, and what a statement's row needs beside them, are ours.
func TestColumns(t *testing.T) {
	for name, test := range map[string]struct {
		row  reflect.Type
		want string
	}{
		"pairs": {reflect.TypeFor[Pair](), "a,b,events,cells,compatible_share,same_share,median_ratio,mean_log_ratio,sd_log_ratio," +
			"ratio_low,ratio_high,ccc,spearman,b_higher,b_lower,sign_p,gap_max,warnings"},
		"sources": {reflect.TypeFor[SourceRow](), "source,kind,origin,claims,events,cells,first_published,last_published,revised_up,revised_down," +
			"direct,relays,drift_share,vague_share,bound_share,lowest_share,highest_share,round_share,round_low,round_high," +
			"tendency,tendency_se,tendency_low,tendency_high,group_id,pivotal_cells,warnings"},
		"totals":    {reflect.TypeFor[Total](), "by,measure,group,side,source,without,cells,apart,minimums,single,low,high,open,points_sum,points_cells,warnings"},
		"revisions": {reflect.TypeFor[Revision](), "event,measure,group,side,cumulative,source,via,published,revision,low,best,high,step,latest,file,line"},
		"statements": {reflect.TypeFor[StatementRow](), "event,source,via,day,revision,page,measure,cumulative,total,civilians,combatants,children,women," +
			"women_and_children,unidentified,others,part_of_event,sum,unexplained,claims,file,line,warnings"},
		"coders":            {reflect.TypeFor[CoderRow](), "field,both,same,agreement,level,alpha,alpha_low,alpha_high,warnings"},
		"coder differences": {reflect.TypeFor[CoderDifference](), "key,field,a,b,file_a,line_a,file_b,line_b"},
	} {
		var got []string
		for _, f := range reflect.VisibleFields(test.row) {
			got = append(got, f.Tag.Get("csv"))
			if f.Tag.Get("doc") == "" {
				t.Errorf("%s: the column %s has no description", name, f.Tag.Get("csv"))
			}
		}
		if diff := cmp.Diff(test.want, strings.Join(got, ",")); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", name, diff)
		}
	}
}

// The columns of pooling follow those of the range.
func TestPooledColumns(t *testing.T) {
	var got []string
	for _, f := range reflect.VisibleFields(reflect.TypeFor[PooledRange]()) {
		if !f.Anonymous && f.IsExported() {
			got = append(got, f.Tag.Get("csv"))
		}
	}
	all := strings.Join(got, ",")
	if want := ",warnings,studies,pooled,pooled_low,pooled_high,predict_low,predict_high,tau2,i2,q,q_p"; !strings.HasPrefix(all, "event,") || !strings.HasSuffix(all, want) {
		t.Errorf("%s", all)
	}
}
