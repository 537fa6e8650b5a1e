"""What members want, what they vote for, and what their board decides.

model.py         ideas, ballots, votes as sets of ticks, the board and its meetings
ideas.py         the state an idea is in, ideas alike, who would help
voting.py        who may vote, what stands in the box, papers entered twice
counting.py      a count by most ticks or by fair shares;  equal_shares.py: how shares are spent
telling.py       a count in words;  pabulib.py: public election files, to be counted the same way
results.py       a ballot's result, in words and rows
agenda.py        what a planning meeting should talk about, and why
figures.py       who proposed and who decided what is on the programme
listing.py       the rows of the lists;  amounts.py: costs and hours in words
paper_words.py   a paper ballot as it is typed;  drafting.py: an activity's first draft
waiting.py       what waits for a person, for the page Today
store.py         all SQL, which stands in reading/
operations.py    every edit, made of what is in changes/

reading/         how the store reads, by topic
panels/          what the page is put together from;  booth_view.py: the voting booth,
                 booth_paper_view.py: what one ticks in it
changes/         how each edit comes about
"""
