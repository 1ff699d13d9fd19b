//! The wire: requests, responses, problems, paging; shared by server and browser
