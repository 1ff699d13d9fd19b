use bangban_tests::*;
use bangban_tests::given::LICENCE;

#[test]
fn it_works() {
    on_both(async |server| {
        let mut flow = LICENCE.in_progress(server).await;
        flow.act("lanshan.agent1", "log-entries", given::log_entry()).await;
    });
}
